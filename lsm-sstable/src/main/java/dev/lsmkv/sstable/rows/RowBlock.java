package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.Key;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one block, read where they lie: in the mapping of the file, or in an array if it was
 * compressed.
 *
 * <p>Requires: {@link BlockCheck} found no problem in the payload. Thread: immutable.
 */
final class RowBlock {

  private static final VarHandle HEAD_OF_KEY =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final MemorySegment segment;
  private final long base;

  /** Holds the block in its first bytes, if it was decompressed; what the segment shows. */
  private final byte @Nullable [] array;

  private final int rows;
  private final int prefixLength;
  private final int sharedLength; // of each key, what does not stand in its row
  private final int offsetWidth;
  private final int trailerWidth;
  private final int trailerShift;
  private final long trailerBase;
  private final long heads;
  private final long offsets;
  private final long trailers;
  private final long prefix;

  /* where all rows are of one length */
  private final int firstRow;
  private final int keyLength;
  private final int valueLength;

  /** Kept from being forgotten for as long as somebody reads the block. */
  @SuppressWarnings("UnusedVariable") // it is held, not read: RecentRows refers to it weakly
  private final @Nullable StoredRow held;

  private RowBlock(
      MemorySegment segment, long base, byte @Nullable [] array, @Nullable StoredRow held) {
    BlockLayout layout = layout(segment, base);
    this.array = array;
    this.held = held;
    this.segment = segment;
    this.base = base;
    this.rows = layout.rows();
    this.prefixLength = layout.prefixLength();
    this.sharedLength = layout.sharedBytes();
    this.offsetWidth = layout.offsetWidth();
    this.trailerWidth = layout.trailers().width();
    this.trailerShift = layout.trailers().shift();
    this.trailerBase = segment.get(Layouts.LONG, base + BlockLayout.TRAILER_BASE_AT);
    this.heads = base + BlockLayout.HEADER_BYTES;
    this.offsets = base + layout.offsetsAt();
    this.trailers = base + layout.trailersAt();
    this.prefix = base + layout.prefixAt();
    this.firstRow = (int) layout.rowsAt();
    this.keyLength = layout.hasOffsets() ? 0 : segment.get(Layouts.INT, offsets);
    this.valueLength = layout.hasOffsets() ? 0 : segment.get(Layouts.INT, offsets + Integer.BYTES);
  }

  /** The block whose payload begins at an offset of a segment. */
  static RowBlock at(MemorySegment segment, long base) {
    return new RowBlock(segment, base, null, null);
  }

  /** The block whose payload is an array. */
  static RowBlock of(byte[] payload) {
    return in(payload, MemorySegment.ofArray(payload).asReadOnly());
  }

  /**
   * The block that an array begins with.
   *
   * @param array the memory
   * @param segment the same memory, read-only
   */
  static RowBlock in(byte[] array, MemorySegment segment) {
    return new RowBlock(segment, 0, array, null);
  }

  /** Reads the layout out of a header, which need not be right yet. */
  static BlockLayout layout(MemorySegment segment, long base) {
    return new BlockLayout(
        segment.get(Layouts.INT, base + BlockLayout.ROWS_AT),
        segment.get(Layouts.INT, base + BlockLayout.PREFIX_LENGTH_AT),
        new TrailerSpan.Form(
            segment.get(Layouts.BYTE, base + BlockLayout.TRAILER_WIDTH_AT),
            segment.get(Layouts.BYTE, base + BlockLayout.TRAILER_SHIFT_AT)),
        segment.get(Layouts.BYTE, base + BlockLayout.OFFSET_WIDTH_AT),
        segment.get(Layouts.BYTE, base + BlockLayout.HEAD_BYTES_AT));
  }

  /** The same block, which holds something. Requires: its payload is an array. */
  RowBlock holding(StoredRow row) {
    return new RowBlock(segment, base, array, row);
  }

  /** What the block lies in. */
  MemorySegment payload() {
    return segment;
  }

  /** Whether rows of one length, whatever the header says it is, end at the end of a payload. */
  boolean fits(int length) {
    return keyLength >= 0
        && valueLength >= 0
        && firstRow + rows * ((long) keyLength + valueLength) == length;
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
    return sharedLength + edge(2 * row + 1) - edge(2 * row);
  }

  /** Copies the bytes that all keys begin with. */
  void copyPrefix(byte[] target) {
    MemorySegment.copy(segment, Layouts.BYTE, prefix, target, 0, prefixLength);
  }

  /** Copies the bytes of a row's key behind the common ones, to where they belong in the key. */
  void copyKeyRest(int row, byte[] target) {
    if (sharedLength > prefixLength) {
      HEAD_OF_KEY.set(target, prefixLength, head(row));
    }
    int from = edge(2 * row);
    int length = edge(2 * row + 1) - from;
    MemorySegment.copy(segment, Layouts.BYTE, base + from, target, sharedLength, length);
  }

  byte[] copyKey(int row) {
    byte[] key = new byte[keyLength(row)];
    copyPrefix(key);
    copyKeyRest(row, key);
    return key;
  }

  /** Out of an array without clearing first what is copied to. */
  byte[] copyValue(int row) {
    int from = edge(2 * row + 1);
    int end = edge(2 * row + 2);
    if (array != null) {
      return Arrays.copyOfRange(array, from, end);
    }
    byte[] value = new byte[end - from];
    MemorySegment.copy(segment, Layouts.BYTE, base + from, value, 0, value.length);
    return value;
  }

  /** A row's value where it lies, read-only. */
  MemorySegment value(int row) {
    int from = edge(2 * row + 1);
    return segment.asSlice(base + from, edge(2 * row + 2) - from);
  }

  /**
   * A row's trailer. What is stored is read as the upper bytes of a number of eight, the lower of
   * which lie before it, within the payload in any case.
   */
  long trailer(int row) {
    if (trailerWidth == 0) {
      return trailerBase;
    }
    long end = trailers + (row + 1L) * trailerWidth;
    long stored = segment.get(Layouts.LONG, end - Long.BYTES);
    long difference = stored >>> (Long.SIZE - Byte.SIZE * trailerWidth);
    return trailerBase + (difference << trailerShift);
  }

  /**
   * Where the row of an entry begins, for an even number, or its value, for an odd one; relative to
   * the payload.
   */
  int edge(int number) {
    return switch (offsetWidth) {
      case 0 -> firstRow + (number >> 1) * (keyLength + valueLength) + (number & 1) * keyLength;
      case Short.BYTES -> segment.get(Layouts.SHORT, offsets + 2L * number) & 0xffff;
      default -> segment.get(Layouts.INT, offsets + 4L * number);
    };
  }

  /**
   * How much of the payload, from its beginning, {@link #firstAtOrAfter}, and {@link #hasKey} of
   * the row that it finds or of the one before, may read, whatever the trailer; the rows that have
   * the key included. Heads are compared in the same steps, so that this is right even of heads
   * that do not ascend.
   */
  int bytesToFind(MemorySegment key) {
    if (comparePrefix(key) != 0) {
      return firstRow;
    }
    if (sharedLength == prefixLength) {
      return edge(2 * rows); // Keys are compared without their heads.
    }
    int head = head(key);
    int row = firstHead(head, 0);
    if (row == rows || head(row) != head) {
      return firstRow;
    }
    return edge(2 * (head == -1 ? rows : firstHead(head + 1, row)));
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
    long common = Key.commonLength(segment, prefix, key, 0, compared);
    if (common == compared) {
      return compared < prefixLength ? 1 : 0;
    }
    return Byte.compareUnsigned(
        segment.get(Layouts.BYTE, prefix + common), key.get(Layouts.BYTE, common));
  }

  /** Compares a row's key with one that begins with the common prefix, too. */
  private int compareRest(int row, MemorySegment key) {
    if (sharedLength > prefixLength) {
      int order = Integer.compareUnsigned(head(row), head(key));
      if (order != 0) {
        return order;
      }
      if (key.byteSize() < sharedLength) {
        return 1; // The row's key goes on where this one was padded.
      }
    }
    long from = base + edge(2 * row);
    long end = base + edge(2 * row + 1);
    long size = key.byteSize() - sharedLength;
    long shorter = Math.min(end - from, size);
    long common = Key.commonLength(segment, from, key, sharedLength, shorter);
    if (common == shorter) {
      return Long.compare(end - from, size);
    }
    return Byte.compareUnsigned(
        segment.get(Layouts.BYTE, from + common), key.get(Layouts.BYTE, sharedLength + common));
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
