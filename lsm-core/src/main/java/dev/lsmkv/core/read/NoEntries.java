package dev.lsmkv.core.read;

import java.lang.foreign.MemorySegment;

/** The entries of an empty range. */
final class NoEntries implements StoreCursor.VisibleEntries {

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public boolean seek(byte[] key) {
    return false;
  }

  @Override
  public MemorySegment key() {
    throw new IllegalStateException("no entry");
  }

  @Override
  public long trailer() {
    throw new IllegalStateException("no entry");
  }

  @Override
  public MemorySegment value() {
    throw new IllegalStateException("no entry");
  }

  @Override
  public void close() {
    // holds nothing
  }
}
