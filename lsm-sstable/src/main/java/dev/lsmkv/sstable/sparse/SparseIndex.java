package dev.lsmkv.sstable.sparse;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockIndex;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * An open index. The first eight bytes of each separator, behind what all have in common, are held
 * in an array; they settle nearly every search. The separators themselves and the places of the
 * blocks stay in the file, where they cost no heap.
 *
 * <p>Invariant: everything that is read after {@code open} was checked by it. Thread: immutable.
 */
final class SparseIndex implements BlockIndex {

  static final int HEADER_BYTES = 8;
  static final int RECORD_BYTES = 16;

  private static final int PREFIX_LENGTH_AT = 4;
  private static final int LENGTH_AT = 8;
  private static final int END_AT = 12;

  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong HEAD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final MemorySegment encoded;
  private final int blocks;
  private final int prefixLength;
  private final long prefix;
  private final long separators;
  private final long[] heads;

  private SparseIndex(MemorySegment encoded, int blocks, int prefixLength) {
    this.encoded = encoded;
    this.blocks = blocks;
    this.prefixLength = prefixLength;
    this.prefix = HEADER_BYTES + (long) RECORD_BYTES * blocks;
    this.separators = prefix + prefixLength;
    this.heads = new long[blocks];
  }

  static SparseIndex open(MemorySegment encoded) throws IOException {
    long size = encoded.byteSize();
    require(size >= HEADER_BYTES + RECORD_BYTES, "it is " + size + " bytes long");
    int blocks = encoded.get(INT, 0);
    require(
        blocks > 0 && blocks <= (size - HEADER_BYTES) / RECORD_BYTES,
        blocks + " blocks in " + size + " bytes");
    int prefixLength = encoded.get(INT, PREFIX_LENGTH_AT);
    long remaining = size - HEADER_BYTES - (long) RECORD_BYTES * blocks;
    require(prefixLength >= 0 && prefixLength <= remaining, prefixLength + " bytes in common");
    SparseIndex index = new SparseIndex(encoded, blocks, prefixLength);
    index.load(remaining - prefixLength);
    return index;
  }

  /** Checks all records and fills {@link #heads}. */
  private void load(long separatorBytes) throws IOException {
    long endMax = separators + separatorBytes;
    long behind = 0;
    for (int block = 0; block < blocks; block++) {
      long offset = offset(block);
      int length = length(block);
      if (offset < behind || length <= 0 || offset > Long.MAX_VALUE - length) {
        throw bad("block " + block + " at " + offset + " with " + length + " bytes");
      }
      behind = offset + length;
      long start = start(block);
      long end = end(block);
      if (start > end || end > endMax) {
        throw bad("separator " + block + " ends at " + end);
      }
      heads[block] = head(encoded, start, end);
      if (block > 0 && !ascends(block)) {
        throw bad("separator " + block + " is before the one before it");
      }
    }
    require(end(blocks - 1) == endMax, "it goes on behind the last separator");
  }

  private boolean ascends(int block) {
    int order = Long.compareUnsigned(heads[block - 1], heads[block]);
    return order < 0 || (order == 0 && compare(block - 1, encoded, start(block), end(block)) <= 0);
  }

  @Override
  public int blocks() {
    return blocks;
  }

  @Override
  public int find(byte[] key) {
    MemorySegment sought = MemorySegment.ofArray(key);
    long compared = Math.min(prefixLength, key.length);
    long common = Key.commonLength(encoded, prefix, sought, 0, compared);
    if (common < compared) {
      byte mine = encoded.get(BYTE, prefix + common);
      return Byte.compareUnsigned(mine, key[(int) common]) < 0 ? blocks : 0;
    }
    return key.length < prefixLength ? 0 : findRest(sought);
  }

  /** Finds a key that begins with the common prefix. */
  private int findRest(MemorySegment key) {
    long size = key.byteSize();
    long head = head(key, prefixLength, size);
    int block = firstHead(head, 0);
    if (block == blocks || heads[block] != head || compare(block, key, prefixLength, size) >= 0) {
      return block;
    }
    int low = block + 1;
    int high = head == -1 ? blocks : firstHead(head + 1, block);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key, prefixLength, size) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The first block at or after {@code from} whose head is not below one; without a branch to
   * mispredict.
   */
  private int firstHead(long head, int from) {
    int low = from;
    int length = blocks - from;
    while (length > 1) {
      int half = length >>> 1;
      low += Long.compareUnsigned(heads[low + half - 1], head) < 0 ? half : 0;
      length -= half;
    }
    return Long.compareUnsigned(heads[low], head) < 0 ? low + 1 : low;
  }

  /** Compares a separator with a stretch of bytes, both without the common prefix. */
  private int compare(int block, MemorySegment other, long from, long end) {
    long mine = start(block);
    long length = end(block) - mine;
    long shorter = Math.min(length, end - from);
    long common = Key.commonLength(encoded, mine, other, from, shorter);
    if (common == shorter) {
      return Long.compare(length, end - from);
    }
    return Byte.compareUnsigned(encoded.get(BYTE, mine + common), other.get(BYTE, from + common));
  }

  /** The first eight bytes of a stretch, padded with zeros. */
  private static long head(MemorySegment bytes, long from, long end) {
    if (end - from >= Long.BYTES) {
      return bytes.get(HEAD, from);
    }
    long head = 0;
    for (long i = from; i < end; i++) {
      head |= (bytes.get(BYTE, i) & 0xffL) << (56 - 8 * (i - from));
    }
    return head;
  }

  private long start(int block) {
    return block == 0 ? separators : end(block - 1);
  }

  private long end(int block) {
    return separators + Integer.toUnsignedLong(encoded.get(INT, at(block) + END_AT));
  }

  private static long at(int block) {
    return HEADER_BYTES + (long) RECORD_BYTES * block;
  }

  @Override
  public long offset(int block) {
    return encoded.get(LONG, at(block));
  }

  @Override
  public int length(int block) {
    return encoded.get(INT, at(block) + LENGTH_AT);
  }

  private static void require(boolean holds, String problem) throws IOException {
    if (!holds) {
      throw bad(problem);
    }
  }

  private static IOException bad(String problem) {
    return new IOException("not a sparse index: " + problem);
  }
}
