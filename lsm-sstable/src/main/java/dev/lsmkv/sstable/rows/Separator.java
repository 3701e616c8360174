package dev.lsmkv.sstable.rows;

import java.util.Arrays;

/** Shortens what the index has to keep of a block's last key. */
final class Separator {

  private Separator() {}

  /**
   * The shortest key that is at or after {@code last} and before {@code next}; {@code last} itself
   * where the two are equal, which happens when the versions of one key lie in two blocks.
   *
   * @param last the last key of a block
   * @param next the first key of the next block, not before {@code last}
   */
  static byte[] between(byte[] last, byte[] next) {
    int common = Arrays.mismatch(last, next);
    if (common < 0 || common >= last.length - 1) {
      return last;
    }
    byte[] shortened = incremented(last, common);
    if (Arrays.compareUnsigned(shortened, next) < 0) {
      return shortened;
    }
    int position = common + 1;
    while (position < last.length && last[position] == (byte) 0xff) {
      position++;
    }
    return position >= last.length - 1 ? last : incremented(last, position);
  }

  /** The key up to and with a byte that is below 255, and that byte one higher. */
  private static byte[] incremented(byte[] key, int position) {
    byte[] shortened = Arrays.copyOf(key, position + 1);
    shortened[position]++;
    return shortened;
  }
}
