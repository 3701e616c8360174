package dev.lsmkv.core.salvage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Entries that can be read, in order, with their place in the order of runs. Thread: confined. */
interface Source extends AutoCloseable {

  /** Moves to the next entry; false at the end. */
  boolean next() throws IOException;

  /** The key, as a view. */
  MemorySegment key();

  /** The trailer. */
  long trailer();

  /** The value, as a view. */
  MemorySegment value();

  /** The place in the order of runs, newest first. */
  int rank();

  /** Whether it is certain that these entries are part of the store. */
  boolean isCertain();

  @Override
  void close();
}
