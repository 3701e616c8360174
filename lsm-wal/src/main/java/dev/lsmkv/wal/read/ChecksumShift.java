package dev.lsmkv.wal.read;

/**
 * The algebra that gives the CRC32C of a whole from those of its parts, without their bytes.
 *
 * <p>A CRC is the remainder of the message, taken as a polynomial over the field of two elements,
 * divided by a fixed one, G. A byte more multiplies what came before by x⁸, so n bytes more
 * multiply it by x⁸ⁿ. That the register begins with ones and is inverted at the end cancels out
 * when two checksums are added, and so, for A followed by B,
 *
 * <pre>
 * crc(AB) = shift(crc(A), |B|) xor crc(B)      where shift(c, n) = c · x⁸ⁿ mod G
 * </pre>
 *
 * <p>which gives each of the three from the other two. CRC32C is reflected: the highest bit of an
 * int is the coefficient of x⁰, and the lowest that of x³¹. Multiplying by x is thus a shift to the
 * right, and a bit that falls out is x³², which is G without its leading term.
 *
 * <p>{@code n} is taken digit by digit to base 16, and the power of each digit comes from a table,
 * so a shift costs at most one multiplication a digit.
 */
final class ChecksumShift {

  private static final int GENERATOR = 0x82f63b78;
  private static final int ONE = 1 << 31;
  private static final int X_TO_THE_8TH = ONE >>> 8;
  private static final int DIGIT_BITS = 4;
  private static final int DIGITS = Long.SIZE / DIGIT_BITS;

  /** At {@code [k][d]}, x to the power of 8·d·16ᵏ. */
  private static final int[][] POWERS = powers();

  private ChecksumShift() {}

  /**
   * What a checksum becomes when bytes follow, before theirs is added.
   *
   * @param checksum a CRC32C
   * @param bytes how many follow, 0 or more
   * @return the term to add ({@code xor}) to the CRC32C of these bytes
   */
  static int shift(int checksum, long bytes) {
    int shifted = checksum;
    int digit = 0;
    for (long left = bytes; left != 0; left >>>= DIGIT_BITS) {
      int value = (int) left & ((1 << DIGIT_BITS) - 1);
      if (value != 0) {
        shifted = times(shifted, POWERS[digit][value]);
      }
      digit++;
    }
    return shifted;
  }

  /** The product modulo G. */
  private static int times(int a, int b) {
    int product = 0;
    int term = b;
    for (int rest = a; rest != 0; rest <<= 1) {
      product ^= term & (rest >> 31);
      term = (term >>> 1) ^ (GENERATOR & -(term & 1));
    }
    return product;
  }

  private static int[][] powers() {
    int[][] powers = new int[DIGITS][1 << DIGIT_BITS];
    int base = X_TO_THE_8TH;
    for (int[] ofDigit : powers) {
      ofDigit[0] = ONE;
      for (int value = 1; value < ofDigit.length; value++) {
        ofDigit[value] = times(ofDigit[value - 1], base);
      }
      base = times(ofDigit[ofDigit.length - 1], base);
    }
    return powers;
  }
}
