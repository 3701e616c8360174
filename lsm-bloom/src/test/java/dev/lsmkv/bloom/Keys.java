package dev.lsmkv.bloom;

import dev.lsmkv.spi.filter.Filter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Hashes of distinct keys of 16 bytes, and filters over them. */
final class Keys {

  private Keys() {}

  /** The hash of the key with a number. */
  static long hash(BloomFormat format, long number) {
    return format.hash(ByteBuffer.allocate(16).putLong(8, number).array(), 0, 16);
  }

  /** The hashes of the keys 0 to count - 1. */
  static long[] hashes(BloomFormat format, int count) {
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(format, i);
    }
    return hashes;
  }

  static Filter open(BloomFormat format, byte[] encoded) throws IOException {
    return format.open(MemorySegment.ofArray(encoded).asReadOnly());
  }

  static Filter filter(BloomFormat format, int count) throws IOException {
    return open(format, format.build(hashes(format, count), count));
  }
}
