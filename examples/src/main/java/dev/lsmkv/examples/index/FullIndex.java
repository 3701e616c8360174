package dev.lsmkv.examples.index;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockIndex;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * An open full index, read in place.
 *
 * <p>Invariant: all separators lie within the bytes; {@link #open} checks it. Thread: immutable.
 *
 * @param encoded the index
 * @param blocks the number of blocks
 */
record FullIndex(MemorySegment encoded, int blocks) implements BlockIndex {

  static final int HEADER_BYTES = 4;
  static final int RECORD_BYTES = 16;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static FullIndex open(MemorySegment encoded) throws IOException {
    long size = encoded.byteSize();
    int blocks = size < HEADER_BYTES ? 0 : encoded.get(INT, 0);
    if (blocks < 1 || blocks > (size - HEADER_BYTES) / RECORD_BYTES) {
      throw new IOException("not a full index: " + blocks + " blocks in " + size + " bytes");
    }
    FullIndex index = new FullIndex(encoded, blocks);
    long separatorBytes = size - HEADER_BYTES - (long) RECORD_BYTES * blocks;
    for (int block = 0; block < blocks; block++) {
      if (index.end(block) < index.end(block - 1) || index.end(block) > separatorBytes) {
        throw new IOException("not a full index: separator " + block + " is not within it");
      }
    }
    return index;
  }

  @Override
  public int find(byte[] key) {
    MemorySegment wanted = MemorySegment.ofArray(key);
    int low = 0;
    int high = blocks;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Key.compare(separator(middle), wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private MemorySegment separator(int block) {
    long first = HEADER_BYTES + (long) RECORD_BYTES * blocks;
    long start = end(block - 1);
    return encoded.asSlice(first + start, end(block) - start);
  }

  private int end(int block) {
    return block < 0 ? 0 : encoded.get(INT, at(block) + 12);
  }

  @Override
  public long offset(int block) {
    return encoded.get(LONG, at(block));
  }

  @Override
  public int length(int block) {
    return encoded.get(INT, at(block) + 8);
  }

  private static long at(int block) {
    return HEADER_BYTES + (long) RECORD_BYTES * block;
  }
}
