package dev.lsmkv.sstable.rows;

import java.lang.foreign.MemorySegment;

/**
 * The rows of one block, read where they lie: in the mapping of the file, or in an array if it was
 * compressed.
 *
 * <p>Requires: {@link BlockCheck} found no problem in the payload. Thread: immutable.
 */
final class RowBlock {

  private final MemorySegment segment;
  private final long base;
  private final int rows;
  private final int prefixLength;
  private final int trailerWidth;
  private final boolean narrowOffsets;
  private final long trailerBase;
  private final long heads;
  private final long offsets;
  private final long trailers;
  private final long prefix;

  private RowBlock(MemorySegment segment, long base, BlockLayout layout) {
    this.segment = segment;
    this.base = base;
    this.rows = layout.rows();
    this.prefixLength = layout.prefixLength();
    this.trailerWidth = layout.trailerWidth();
    this.narrowOffsets = layout.offsetWidth() == Short.BYTES;
    this.trailerBase = segment.get(Layouts.LONG, base + BlockLayout.TRAILER_BASE_AT);
    this.heads = base + BlockLayout.HEADER_BYTES;
    this.offsets = base + layout.offsetsAt();
    this.trailers = base + layout.trailersAt();
    this.prefix = base + layout.prefixAt();
  }

  /** The block whose payload begins at an offset of a segment. */
  static RowBlock at(MemorySegment segment, long base) {
    return new RowBlock(segment, base, layout(segment, base));
  }

  /** The block whose payload is an array. */
  static RowBlock of(byte[] payload) {
    return at(MemorySegment.ofArray(payload).asReadOnly(), 0);
  }

  /** Reads the layout out of a header, which need not be right yet. */
  static BlockLayout layout(MemorySegment segment, long base) {
    return new BlockLayout(
        segment.get(Layouts.INT, base + BlockLayout.ROWS_AT),
        segment.get(Layouts.INT, base + BlockLayout.PREFIX_LENGTH_AT),
        segment.get(Layouts.BYTE, base + BlockLayout.TRAILER_WIDTH_AT),
        segment.get(Layouts.BYTE, base + BlockLayout.OFFSET_WIDTH_AT));
  }

  int rows() {
    return rows;
  }

  /** The bytes that all keys begin with. */
  int prefixLength() {
    return prefixLength;
  }

  /** The length of a row's key. */
  int keyLength(int row) {
    return prefixLength + edge(2 * row + 1) - edge(2 * row);
  }

  /** Copies the bytes that all keys begin with. */
  void copyPrefix(byte[] target) {
    MemorySegment.copy(segment, Layouts.BYTE, prefix, target, 0, prefixLength);
  }

  /** Copies the bytes of a row's key behind the common ones, to where they belong in the key. */
  void copyKeyRest(int row, byte[] target) {
    int from = edge(2 * row);
    int length = edge(2 * row + 1) - from;
    MemorySegment.copy(segment, Layouts.BYTE, base + from, target, prefixLength, length);
  }

  byte[] copyKey(int row) {
    byte[] key = new byte[keyLength(row)];
    copyPrefix(key);
    copyKeyRest(row, key);
    return key;
  }

  byte[] copyValue(int row) {
    int from = edge(2 * row + 1);
    byte[] value = new byte[edge(2 * row + 2) - from];
    MemorySegment.copy(segment, Layouts.BYTE, base + from, value, 0, value.length);
    return value;
  }

  /** A row's value where it lies, read-only. */
  MemorySegment value(int row) {
    int from = edge(2 * row + 1);
    return segment.asSlice(base + from, edge(2 * row + 2) - from);
  }

  long trailer(int row) {
    return trailerBase
        + switch (trailerWidth) {
          case 0 -> 0;
          case 1 -> segment.get(Layouts.BYTE, trailers + row) & 0xffL;
          case 2 -> segment.get(Layouts.SHORT, trailers + 2L * row) & 0xffffL;
          case 4 -> segment.get(Layouts.INT, trailers + 4L * row) & 0xffff_ffffL;
          default -> segment.get(Layouts.LONG, trailers + 8L * row);
        };
  }

  /**
   * Where a key begins, for an even number, or its value, for an odd one; relative to the payload.
   */
  int edge(int number) {
    return narrowOffsets
        ? segment.get(Layouts.SHORT, offsets + 2L * number) & 0xffff
        : segment.get(Layouts.INT, offsets + 4L * number);
  }

  /** The first row whose key is behind a key, or {@link #rows}. */
  int firstAfter(MemorySegment key) {
    int row = firstAtOrAfter(key, 0);
    return row < rows && hasKey(row, key) ? row + 1 : row;
  }

  /**
   * The first row that is not before a key and trailer, in the order of entries.
   *
   * @param key the key
   * @param trailer the trailer; all ones for the newest version of the key
   * @return 0 to {@link #rows}
   */
  int firstAtOrAfter(MemorySegment key, long trailer) {
    int order = comparePrefix(key);
    if (order != 0) {
      return order < 0 ? rows : 0;
    }
    int head = head(key);
    int row = firstHead(head, 0);
    if (row == rows || head(row) != head || !isBefore(row, key, trailer)) {
      return row;
    }
    int end = head == -1 ? rows : firstHead(head + 1, row);
    return firstAmong(row + 1, end, key, trailer);
  }

  boolean hasKey(int row, MemorySegment key) {
    return keyLength(row) == key.byteSize()
        && comparePrefix(key) == 0
        && compareRest(row, key) == 0;
  }

  /** Compares the common prefix with as many bytes of a key: 0 if the key begins with it. */
  private int comparePrefix(MemorySegment key) {
    long compared = Math.min(prefixLength, key.byteSize());
    long common = MemorySegment.mismatch(segment, prefix, prefix + compared, key, 0, compared);
    if (common < 0) {
      return compared < prefixLength ? 1 : 0;
    }
    return Byte.compareUnsigned(
        segment.get(Layouts.BYTE, prefix + common), key.get(Layouts.BYTE, common));
  }

  /** Compares a row's key with one that begins with the common prefix, too. */
  private int compareRest(int row, MemorySegment key) {
    long from = base + edge(2 * row);
    long end = base + edge(2 * row + 1);
    long size = key.byteSize() - prefixLength;
    long common = MemorySegment.mismatch(segment, from, end, key, prefixLength, key.byteSize());
    if (common < 0) {
      return 0;
    }
    if (common == end - from || common == size) {
      return Long.compare(end - from, size);
    }
    return Byte.compareUnsigned(
        segment.get(Layouts.BYTE, from + common), key.get(Layouts.BYTE, prefixLength + common));
  }

  private boolean isBefore(int row, MemorySegment key, long trailer) {
    int order = compareRest(row, key);
    return order < 0 || (order == 0 && Long.compareUnsigned(trailer(row), trailer) > 0);
  }

  private int firstAmong(int from, int end, MemorySegment key, long trailer) {
    int low = from;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(middle, key, trailer)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The first row at or after {@code from} whose head is not below one; without a branch that could
   * be mispredicted.
   */
  private int firstHead(int head, int from) {
    int low = from;
    int length = rows - from;
    while (length > 1) {
      int half = length >>> 1;
      low += Integer.compareUnsigned(head(low + half - 1), head) < 0 ? half : 0;
      length -= half;
    }
    return length == 1 && Integer.compareUnsigned(head(low), head) < 0 ? low + 1 : low;
  }

  private int head(int row) {
    return segment.get(Layouts.HEAD, heads + 4L * row);
  }

  /** The four bytes of a key behind the common prefix, padded with zeros. */
  private int head(MemorySegment key) {
    long size = key.byteSize();
    if (size >= prefixLength + BlockLayout.HEAD_BYTES) {
      return key.get(Layouts.HEAD, prefixLength);
    }
    int head = 0;
    for (int i = 0; i < size - prefixLength; i++) {
      head |= (key.get(Layouts.BYTE, prefixLength + i) & 0xff) << (24 - 8 * i);
    }
    return head;
  }
}
