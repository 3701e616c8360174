package dev.lsmkv.examples.filter;

import dev.lsmkv.spi.filter.Filter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The hash set of one table, read in place. Thread: immutable.
 *
 * @param encoded the slots
 * @param slots how many, a power of two
 */
record HashSet(MemorySegment encoded, long slots) implements Filter {

  /** An empty slot. */
  static final long EMPTY = 0;

  private static final ValueLayout.OfLong SLOT =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** What stands in a slot for a hash: never {@link #EMPTY}. */
  static long stored(long hash) {
    return hash == EMPTY ? 1 : hash;
  }

  @Override
  public boolean mightContain(long hash) {
    long wanted = stored(hash);
    for (long i = 0; i < slots; i++) { // a set without an empty slot must not be searched for ever
      long found = encoded.get(SLOT, ((wanted + i) & (slots - 1)) * Long.BYTES);
      if (found == wanted || found == EMPTY) {
        return found == wanted;
      }
    }
    return false;
  }
}
