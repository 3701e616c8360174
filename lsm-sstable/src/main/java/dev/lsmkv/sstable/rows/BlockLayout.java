package dev.lsmkv.sstable.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the parts of a block's payload lie, computed from the four numbers in its header.
 *
 * @param rows how many rows there are
 * @param prefixLength the bytes that all keys begin with
 * @param trailerWidth bytes of a trailer: 0, 1, 2, 4 or 8
 * @param offsetWidth bytes of an offset: 2 or 4
 */
record BlockLayout(int rows, int prefixLength, int trailerWidth, int offsetWidth) {

  /** The size of the header, where the heads begin. */
  static final int HEADER_BYTES = 24;

  static final int ROWS_AT = 0;
  static final int PREFIX_LENGTH_AT = 4;
  static final int TRAILER_BASE_AT = 8;
  static final int TRAILER_WIDTH_AT = 16;
  static final int OFFSET_WIDTH_AT = 17;
  static final int ZERO_AT = 18;

  /** The size of a head. */
  static final int HEAD_BYTES = 4;

  /** The longest key. */
  static final int KEY_BYTES_MAX = 64 << 10;

  /** The longest value. */
  static final int VALUE_BYTES_MAX = 1 << 30;

  /** The longest payload that 2-byte offsets reach the end of. */
  static final int SHORT_BYTES_MAX = 0xffff;

  /**
   * The smallest width that holds the differences between trailers, the largest of which is given.
   */
  static int trailerWidth(long differenceMax) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(differenceMax);
    return bits == 0 ? 0 : bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
  }

  /** The layout of a block, with the narrower offsets if they reach its end. */
  static BlockLayout of(int rows, int prefixLength, int trailerWidth, long rowBytes) {
    BlockLayout narrow = new BlockLayout(rows, prefixLength, trailerWidth, Short.BYTES);
    return narrow.rowsAt() + rowBytes <= SHORT_BYTES_MAX
        ? narrow
        : new BlockLayout(rows, prefixLength, trailerWidth, Integer.BYTES);
  }

  long offsetsAt() {
    return HEADER_BYTES + (long) HEAD_BYTES * rows;
  }

  long trailersAt() {
    return offsetsAt() + offsetWidth * (2L * rows + 1);
  }

  long prefixAt() {
    return trailersAt() + (long) trailerWidth * rows;
  }

  long rowsAt() {
    return prefixAt() + prefixLength;
  }

  /**
   * Writes the header to the beginning of an array; returns a buffer over it that is ready for the
   * heads.
   */
  ByteBuffer begin(byte[] bytes, long trailerBase) {
    ByteBuffer payload = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    payload.putInt(rows).putInt(prefixLength).putLong(trailerBase);
    payload.put((byte) trailerWidth).put((byte) offsetWidth);
    return payload.position(HEADER_BYTES);
  }

  void putOffset(ByteBuffer payload, int offset) {
    if (offsetWidth == Short.BYTES) {
      payload.putShort((short) offset);
    } else {
      payload.putInt(offset);
    }
  }
}
