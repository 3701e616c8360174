package dev.lsmkv.cli.transfer;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.cli.console.Progress;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the entries of a store as lines, in the order of keys. */
public final class Exporter {

  private final ReadView view;
  private final Progress progress;
  private long entries;

  /**
   * An exporter.
   *
   * @param view what to export
   * @param progress drawn along the way, in entries
   */
  public Exporter(ReadView view, Progress progress) {
    this.view = view;
    this.progress = progress;
  }

  /**
   * Exports a range.
   *
   * @param range the keys
   * @param format what to write
   * @param target where to
   * @throws IOException if it cannot be written
   */
  public void export(KeyRange range, Format format, OutputStream target) throws IOException {
    try (Cursor cursor = view.scan(range)) {
      while (cursor.next()) {
        format.writer().write(cursor.keyBytes(), cursor.valueBytes(), target);
        progress.at(++entries);
      }
    }
  }

  /**
   * How many entries were written.
   *
   * @return zero or more
   */
  public long entries() {
    return entries;
  }
}
