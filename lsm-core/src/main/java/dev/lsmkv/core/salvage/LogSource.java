package dev.lsmkv.core.salvage;

import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * A memtable of what the log held.
 *
 * @param cursor its entries
 * @param isCertain whether it is certain that they are part of the store
 */
record LogSource(EntryCursor cursor, boolean isCertain) implements Source {

  @Override
  public boolean next() throws IOException {
    return cursor.next();
  }

  @Override
  public MemorySegment key() {
    return cursor.key();
  }

  @Override
  public long trailer() {
    return cursor.trailer();
  }

  @Override
  public MemorySegment value() {
    return cursor.value();
  }

  @Override
  public int rank() {
    return Survey.LOG;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
