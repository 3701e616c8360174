package dev.lsmkv.examples.wal;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;

/**
 * Appends records to a file, and makes each durable at once.
 *
 * <p>Thread: appending is confined to one thread at a time, as the file is; forcing, by another,
 * finds its work done and touches no file.
 */
final class LengthPrefixedWriter implements WalWriter {

  private final AppendFile file;
  private final RecordFormat format;
  private volatile long durable;

  LengthPrefixedWriter(AppendFile file, RecordFormat format) {
    this.file = file;
    this.format = format;
    this.durable = file.position();
  }

  @Override
  public void reserve(long bytes) {
    // A file that is appended to cannot make room: whether there is some, append finds out.
  }

  @Override
  public long append(WriteGroup group) throws IOException {
    byte[] record = format.encode(group, durable);
    file.write(record, 0, record.length);
    file.force();
    durable = file.position();
    return durable;
  }

  @Override
  public long force() {
    return durable;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // Each record was durable when its append returned: a failed close takes nothing of it back.
    }
  }
}
