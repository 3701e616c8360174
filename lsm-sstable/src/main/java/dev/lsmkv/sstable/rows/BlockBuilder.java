package dev.lsmkv.sstable.rows;

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
  private int rows;
  private int prefixLength;
  private long trailerFirst;
  private long trailerLast;

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
      prefixLength = (int) key.byteSize();
      trailerFirst = trailer;
      trailerLast = trailer;
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
    int prefix = Math.min(prefixLength, common);
    long first = Long.compareUnsigned(trailer, trailerFirst) < 0 ? trailer : trailerFirst;
    long last = Long.compareUnsigned(trailer, trailerLast) > 0 ? trailer : trailerLast;
    long rowBytes = used + key.byteSize() + valueLength - (rows + 1L) * prefix;
    BlockLayout layout =
        BlockLayout.of(rows + 1, prefix, BlockLayout.trailerWidth(last - first), rowBytes);
    if (BlockFrame.BYTES + layout.rowsAt() + rowBytes > bytesMax) {
      return false;
    }
    prefixLength = prefix;
    trailerFirst = first;
    trailerLast = last;
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
    long common = MemorySegment.mismatch(MemorySegment.ofArray(bytes), at, end, key, 0, size);
    boolean ascends;
    if (common < 0) {
      ascends = Long.compareUnsigned(trailers[rows - 1], trailer) > 0;
    } else if (common == end - at || common == size) {
      ascends = common < size;
    } else {
      ascends = Byte.compareUnsigned(bytes[at + (int) common], key.get(Layouts.BYTE, common)) < 0;
    }
    if (!ascends) {
      throw new IllegalArgumentException("entries out of order");
    }
    return common < 0 ? end - at : (int) common;
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

  /** Encodes the rows, and begins the next block. */
  byte[] encode() {
    long rowBytes = used - (long) rows * prefixLength;
    int trailerWidth = BlockLayout.trailerWidth(trailerLast - trailerFirst);
    BlockLayout layout = BlockLayout.of(rows, prefixLength, trailerWidth, rowBytes);
    byte[] encoded = new byte[Math.toIntExact(layout.rowsAt() + rowBytes)];
    ByteBuffer payload = layout.begin(encoded, trailerFirst);
    putHeads(payload);
    putOffsets(payload, layout);
    putTrailers(payload, trailerWidth);
    payload.put(bytes, 0, prefixLength);
    for (int row = 0; row < rows; row++) {
      int from = starts[2 * row] + prefixLength;
      payload.put(bytes, from, end(row) - from);
    }
    rows = 0;
    used = 0;
    return encoded;
  }

  private int end(int row) {
    return row + 1 < rows ? starts[2 * row + 2] : used;
  }

  private void putHeads(ByteBuffer payload) {
    for (int row = 0; row < rows; row++) {
      int from = starts[2 * row] + prefixLength;
      int length = Math.min(BlockLayout.HEAD_BYTES, starts[2 * row + 1] - from);
      int next = payload.position() + BlockLayout.HEAD_BYTES;
      payload.put(bytes, from, length).position(next);
    }
  }

  private void putOffsets(ByteBuffer payload, BlockLayout layout) {
    int start = Math.toIntExact(layout.rowsAt());
    for (int row = 0; row < rows; row++) {
      layout.putOffset(payload, start);
      start += starts[2 * row + 1] - starts[2 * row] - prefixLength;
      layout.putOffset(payload, start);
      start += end(row) - starts[2 * row + 1];
    }
    layout.putOffset(payload, start);
  }

  private void putTrailers(ByteBuffer payload, int width) {
    for (int row = 0; row < rows; row++) {
      long difference = trailers[row] - trailerFirst;
      switch (width) {
        case 0 -> {}
        case 1 -> payload.put((byte) difference);
        case 2 -> payload.putShort((short) difference);
        case 4 -> payload.putInt((int) difference);
        default -> payload.putLong(difference);
      }
    }
  }
}
