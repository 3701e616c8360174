package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/** A forward cursor over a list, whose views are spoilt by each move, as they may be. */
class ListCursor implements EntryCursor {

  private final List<Entry> entries;
  private int position = -1;
  private byte[] key = new byte[0];
  private byte[] value = new byte[0];

  ListCursor(List<Entry> entries) {
    this.entries = entries;
  }

  @Override
  public boolean next() throws IOException {
    Arrays.fill(key, (byte) 0x5a);
    Arrays.fill(value, (byte) 0x5a);
    position = Math.min(position + 1, entries.size());
    if (position == entries.size()) {
      return false;
    }
    key = entries.get(position).key().toByteArray();
    value = entries.get(position).value().toByteArray();
    return true;
  }

  @Override
  public boolean seek(byte[] key) {
    throw new UnsupportedOperationException("a table is written from its beginning to its end");
  }

  @Override
  public MemorySegment key() {
    return MemorySegment.ofArray(key).asReadOnly();
  }

  @Override
  public long trailer() {
    return entries.get(position).trailer();
  }

  @Override
  public MemorySegment value() {
    return MemorySegment.ofArray(value).asReadOnly();
  }

  @Override
  public void close() {}
}
