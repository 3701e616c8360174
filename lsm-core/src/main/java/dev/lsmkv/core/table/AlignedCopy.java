package dev.lsmkv.core.table;

import java.lang.foreign.MemorySegment;

/**
 * What a plug-in has encoded, in memory of the heap: as well aligned as a mapped file, so that who
 * reads numbers of eight bytes out of the one can out of the other.
 */
final class AlignedCopy {

  private AlignedCopy() {}

  static MemorySegment of(byte[] bytes) {
    long[] words = new long[bytes.length / Long.BYTES + 1];
    MemorySegment copy = MemorySegment.ofArray(words).asSlice(0, bytes.length);
    copy.copyFrom(MemorySegment.ofArray(bytes));
    return copy.asReadOnly();
  }
}
