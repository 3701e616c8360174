package dev.lsmkv.bloom;

/**
 * Where the bits of a hash are. Part of the encoding.
 *
 * <p>The line follows from the upper bits of the hash, by a multiplication in place of a division.
 * The bits in the line follow from a state that begins as the hash and is multiplied by an odd
 * constant for each: its upper nine bits then depend on all bits of the hash.
 */
final class Probe {

  /** 2^64 divided by the golden ratio, as an odd number. */
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private static final int BIT_SHIFT = Long.SIZE - 9;
  private static final int BYTE_SHIFT = Long.SIZE - 6;

  private Probe() {}

  /** The offset of the hash's line in the encoded filter, in bytes. */
  static long line(long hash, long lines) {
    return Header.BYTES + Header.LINE_BYTES * Math.unsignedMultiplyHigh(hash, lines);
  }

  /** The state for the next bit. */
  static long next(long state) {
    return state * MULTIPLIER;
  }

  /** The byte that the bit is in, from the beginning of the line. */
  static int byteInLine(long state) {
    return (int) (state >>> BYTE_SHIFT);
  }

  /** The bit in its byte. */
  static int mask(long state) {
    return 1 << ((int) (state >>> BIT_SHIFT) & 7);
  }
}
