package dev.lsmkv.bloom;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first {@value #BYTES} bytes of a filter; the package says which is where.
 *
 * @param probes the bits set for each key
 * @param lines the number of lines; 0 if there are no keys
 * @param keys the number of keys, for information
 */
record Header(int probes, long lines, long keys) {

  /** The size of a header in bytes, {@value}: one line, so that lines stay aligned. */
  static final int BYTES = 64;

  /** The size of a line in bytes, {@value}. */
  static final int LINE_BYTES = BlockedBloom.LINE_BITS / Byte.SIZE;

  private static final byte VERSION = 1;
  private static final int PROBES_OFFSET = 1;
  private static final int ZEROS_OFFSET = 2;
  private static final int LINES_OFFSET = 4;
  private static final int KEYS_OFFSET = 8;
  private static final int ZEROS_2_OFFSET = 16;

  /** The size of the whole filter. */
  long filterBytes() {
    return BYTES + lines * LINE_BYTES;
  }

  void encodeTo(byte[] encoded) {
    ByteBuffer header = ByteBuffer.wrap(encoded, 0, BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(0, VERSION);
    header.put(PROBES_OFFSET, (byte) probes);
    header.putInt(LINES_OFFSET, (int) lines);
    header.putLong(KEYS_OFFSET, keys);
  }

  /**
   * Reads and checks a header.
   *
   * @param encoded a whole filter
   * @return its header, which fits its size
   * @throws IOException if it is not a filter of this version
   */
  static Header decode(MemorySegment encoded) throws IOException {
    require(encoded.byteSize() >= BYTES, 0, "a header of 64 bytes", encoded.byteSize());
    ByteBuffer bytes =
        ByteBuffer.wrap(encoded.asSlice(0, BYTES).toArray(ValueLayout.JAVA_BYTE))
            .order(ByteOrder.LITTLE_ENDIAN);
    require(bytes.get(0) == VERSION, 0, "version " + VERSION, bytes.get(0));
    requireZeros(bytes, ZEROS_OFFSET, LINES_OFFSET);
    requireZeros(bytes, ZEROS_2_OFFSET, BYTES);
    Header header =
        new Header(
            bytes.get(PROBES_OFFSET),
            Integer.toUnsignedLong(bytes.getInt(LINES_OFFSET)),
            bytes.getLong(KEYS_OFFSET));
    header.check(encoded.byteSize());
    return header;
  }

  private void check(long size) throws IOException {
    String range = "1 to " + BlockedBloom.PROBES_MAX + " probes";
    require(probes >= 1 && probes <= BlockedBloom.PROBES_MAX, PROBES_OFFSET, range, probes);
    require(filterBytes() == size, LINES_OFFSET, "lines for " + size + " bytes in all", lines);
    boolean keysFit = lines == 0 ? keys == 0 : keys > 0;
    require(keysFit, KEYS_OFFSET, "keys for " + lines + " lines", keys);
  }

  private static void requireZeros(ByteBuffer bytes, int first, int endExclusive)
      throws IOException {
    for (int i = first; i < endExclusive; i++) {
      require(bytes.get(i) == 0, i, "zero", bytes.get(i));
    }
  }

  private static void require(boolean holds, int offset, String expected, long actual)
      throws IOException {
    if (!holds) {
      throw new IOException(
          "not a filter of the format bloom: expected %s at byte %d, found %d"
              .formatted(expected, offset, actual));
    }
  }
}
