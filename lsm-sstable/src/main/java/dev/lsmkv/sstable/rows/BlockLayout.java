package dev.lsmkv.sstable.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the parts of a block's payload lie, computed from the numbers in its header.
 *
 * @param rows how many rows there are
 * @param prefixLength the bytes that all keys begin with
 * @param trailers how trailers are stored
 * @param offsetWidth bytes of an offset: 2 or 4, or 0 where all rows are of one length
 * @param headBytes the bytes of each key that stand in its head and not in its row: 0 or 4
 */
record BlockLayout(
    int rows, int prefixLength, TrailerSpan.Form trailers, int offsetWidth, int headBytes) {

  /** The size of the header, where the heads begin. */
  static final int HEADER_BYTES = 24;

  static final int ROWS_AT = 0;
  static final int PREFIX_LENGTH_AT = 4;
  static final int TRAILER_BASE_AT = 8;
  static final int TRAILER_WIDTH_AT = 16;
  static final int OFFSET_WIDTH_AT = 17;
  static final int TRAILER_SHIFT_AT = 18;
  static final int HEAD_BYTES_AT = 19;
  static final int ZERO_AT = 20;

  /** The size of a head. */
  static final int HEAD_BYTES = 4;

  /** What stands in the place of offsets where all rows are of one length: two lengths. */
  static final int LENGTHS_BYTES = 2 * Integer.BYTES;

  /** The longest key. */
  static final int KEY_BYTES_MAX = 64 << 10;

  /** The longest value. */
  static final int VALUE_BYTES_MAX = 1 << 30;

  /** The longest payload that 2-byte offsets reach the end of. */
  static final int SHORT_BYTES_MAX = 0xffff;

  boolean hasOffsets() {
    return offsetWidth > 0;
  }

  long offsetsAt() {
    return HEADER_BYTES + (long) HEAD_BYTES * rows;
  }

  long trailersAt() {
    return offsetsAt() + (hasOffsets() ? offsetWidth * (2L * rows + 1) : LENGTHS_BYTES);
  }

  long prefixAt() {
    return trailersAt() + (long) trailers.width() * rows;
  }

  long rowsAt() {
    return prefixAt() + prefixLength;
  }

  /** The bytes of each key that do not stand in its row. */
  int sharedBytes() {
    return prefixLength + headBytes;
  }

  /**
   * Writes the header to the beginning of an array; returns a buffer over it that is ready for the
   * heads.
   */
  ByteBuffer begin(byte[] bytes, long trailerBase) {
    ByteBuffer payload = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    payload.putInt(rows).putInt(prefixLength).putLong(trailerBase);
    payload.put((byte) trailers.width()).put((byte) offsetWidth);
    return payload.put((byte) trailers.shift()).put((byte) headBytes).putInt(0);
  }

  void putOffset(ByteBuffer payload, int offset) {
    if (offsetWidth == Short.BYTES) {
      payload.putShort((short) offset);
    } else {
      payload.putInt(offset);
    }
  }
}
