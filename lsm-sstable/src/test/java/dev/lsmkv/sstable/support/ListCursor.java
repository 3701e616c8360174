package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A forward cursor over a list, good enough to write a table from. */
public class ListCursor implements EntryCursor {

  private final List<Entry> entries;
  private int position = -1;

  public ListCursor(List<Entry> entries) {
    this.entries = entries;
  }

  @Override
  public boolean next() throws IOException {
    position = Math.min(position + 1, entries.size());
    return position < entries.size();
  }

  @Override
  public boolean seek(byte[] key) {
    throw new UnsupportedOperationException("a table is written from its beginning to its end");
  }

  @Override
  public MemorySegment key() {
    return entries.get(position).key().segment();
  }

  @Override
  public long trailer() {
    return entries.get(position).trailer();
  }

  @Override
  public MemorySegment value() {
    return MemorySegment.ofArray(entries.get(position).value());
  }

  @Override
  public void close() {}
}
