package dev.lsmkv.core.background;

import dev.lsmkv.core.error.Health;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * What a merge reads: ends it when the store is closed, and lets it rest between two entries.
 *
 * @param source the entries
 * @param health tells whether the store is closed
 * @param rests of this merge
 */
record BackgroundCursor(EntryCursor source, Health health, Rests rests) implements EntryCursor {

  @Override
  public boolean next() throws IOException {
    if (health.isClosed()) {
      throw new CompactionJob.CompactionStoppedException();
    }
    boolean isThere = source.next();
    if (isThere) {
      rests.entry(source.value().byteSize());
    }
    return isThere;
  }

  @Override
  public boolean seek(byte[] key) {
    throw new IllegalStateException("a merge is read from its first entry to its last");
  }

  @Override
  public MemorySegment key() {
    return source.key();
  }

  @Override
  public long trailer() {
    return source.trailer();
  }

  @Override
  public MemorySegment value() {
    return source.value();
  }

  @Override
  public void close() {
    source.close();
  }
}
