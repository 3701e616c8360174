package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.Key;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Gathers rows until a block is full, then encodes them. The layout is in the description of this
 * package.
 *
 * <p>Rows wait with their whole keys, key and value side by side: which bytes the keys share is
 * known only at the end. Thread: confined.
 */
final class BlockBuilder {

  private static final byte[] PADDING = new byte[BlockLayout.HEAD_BYTES];

  private final int bytesMax;
  private final int rowsMax;

  private byte[] bytes = new byte[32 << 10];
  private int used;

  /**
   * Where key and value of each row begin in {@link #bytes}, in turns; a row ends where the next
   * begins.
   */
  private int[] starts = new int[512];

  private long[] trailers = new long[256];
  private byte[] encoded = {}; // of the last block; the next one overwrites it
  private int rows;
  private RowShape shape = RowShape.of(0, 0, 0); // of no meaning while there are no rows

  /**
   * An empty block.
   *
   * @param bytesMax the most that frame and payload may take, unless it is a single row
   * @param rowsMax the most rows
   */
  BlockBuilder(int bytesMax, int rowsMax) {
    this.bytesMax = bytesMax;
    this.rowsMax = rowsMax;
  }

  /** The most that frame and payload take, unless it is a single row. */
  int bytesMax() {
    return bytesMax;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  byte[] firstKey() {
    return key(0);
  }

  byte[] lastKey() {
    return key(rows - 1);
  }

  long firstTrailer() {
    return trailers[0];
  }

  long lastTrailer() {
    return trailers[rows - 1];
  }

  /**
   * Adds a row if it fits; an empty block takes any row.
   *
   * @return false if the block is full without it
   */
  boolean offer(MemorySegment key, long trailer, MemorySegment value) {
    if (rows == 0) {
      shape = RowShape.of(key.byteSize(), value.byteSize(), trailer);
    } else if (!makeRoom(key, trailer, value.byteSize())) {
      return false;
    }
    append(key, trailer, value);
    return true;
  }

  private boolean makeRoom(MemorySegment key, long trailer, long valueLength) {
    int common = commonWithLast(key, trailer);
    if (rows >= rowsMax) {
      return false;
    }
    RowShape longer = shape.with(common, key.byteSize(), valueLength, trailer);
    long rowBytes = longer.rowBytes(rows + 1, used + key.byteSize() + valueLength);
    BlockLayout layout = longer.layout(rows + 1, rowBytes);
    if (BlockFrame.BYTES + layout.rowsAt() + rowBytes > bytesMax) {
      return false;
    }
    shape = longer;
    return true;
  }

  /**
   * How many bytes a key shares with the last one; since keys ascend, all keys before share as many
   * or fewer.
   */
  private int commonWithLast(MemorySegment key, long trailer) {
    int at = starts[2 * rows - 2];
    int end = starts[2 * rows - 1];
    long size = key.byteSize();
    long shorter = Math.min(end - at, size);
    long common = Key.commonLength(MemorySegment.ofArray(bytes), at, key, 0, shorter);
    boolean ascends;
    if (common < shorter) {
      ascends = Byte.compareUnsigned(bytes[at + (int) common], key.get(Layouts.BYTE, common)) < 0;
    } else if (size == end - at) {
      ascends = Long.compareUnsigned(trailers[rows - 1], trailer) > 0;
    } else {
      ascends = common < size;
    }
    if (!ascends) {
      throw new IllegalArgumentException("entries out of order");
    }
    return (int) common;
  }

  private void append(MemorySegment key, long trailer, MemorySegment value) {
    reserve(key.byteSize() + value.byteSize());
    starts[2 * rows] = used;
    trailers[rows] = trailer;
    copy(key);
    starts[2 * rows + 1] = used;
    copy(value);
    rows++;
  }

  private void reserve(long more) {
    if (used + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(used + more, 2L * bytes.length)));
    }
    if (rows == trailers.length) {
      trailers = Arrays.copyOf(trailers, 2 * rows);
      starts = Arrays.copyOf(starts, 4 * rows);
    }
  }

  private void copy(MemorySegment source) {
    int length = (int) source.byteSize();
    MemorySegment.copy(source, Layouts.BYTE, 0, bytes, used, length);
    used += length;
  }

  private byte[] key(int row) {
    return Arrays.copyOfRange(bytes, starts[2 * row], starts[2 * row + 1]);
  }

  /**
   * Encodes the rows, and begins the next block.
   *
   * @return the length of the payload, which is at the beginning of {@link #encoded}
   */
  int encode() {
    long rowBytes = shape.rowBytes(rows, used);
    BlockLayout layout = shape.layout(rows, rowBytes);
    int length = Math.toIntExact(layout.rowsAt() + rowBytes);
    if (encoded.length < length) {
      encoded = new byte[length];
    }
    ByteBuffer payload = layout.begin(encoded, shape.trailers().first());
    putHeads(payload);
    putOffsets(payload, layout);
    putTrailers(payload, layout.trailers());
    payload.put(bytes, 0, shape.prefixLength());
    for (int row = 0; row < rows; row++) {
      int from = starts[2 * row] + layout.sharedBytes();
      payload.put(bytes, from, end(row) - from);
    }
    rows = 0;
    used = 0;
    return length;
  }

  /** What was encoded last, and bytes of no meaning behind it. */
  byte[] encoded() {
    return encoded;
  }

  private int end(int row) {
    return row + 1 < rows ? starts[2 * row + 2] : used;
  }

  private void putHeads(ByteBuffer payload) {
    for (int row = 0; row < rows; row++) {
      int from = starts[2 * row] + shape.prefixLength();
      int length = Math.min(BlockLayout.HEAD_BYTES, starts[2 * row + 1] - from);
      payload.put(bytes, from, length).put(PADDING, length, BlockLayout.HEAD_BYTES - length);
    }
  }

  private void putOffsets(ByteBuffer payload, BlockLayout layout) {
    if (!layout.hasOffsets()) {
      payload.putInt(starts[1] - layout.sharedBytes()).putInt(end(0) - starts[1]);
      return;
    }
    int start = Math.toIntExact(layout.rowsAt());
    for (int row = 0; row < rows; row++) {
      layout.putOffset(payload, start);
      start += starts[2 * row + 1] - starts[2 * row] - layout.sharedBytes();
      layout.putOffset(payload, start);
      start += end(row) - starts[2 * row + 1];
    }
    layout.putOffset(payload, start);
  }

  private void putTrailers(ByteBuffer payload, TrailerSpan.Form form) {
    for (int row = 0; row < rows; row++) {
      long stored = (trailers[row] - shape.trailers().first()) >>> form.shift();
      for (int i = 0; i < form.width(); i++) {
        payload.put((byte) (stored >>> (Byte.SIZE * i)));
      }
    }
  }
}
