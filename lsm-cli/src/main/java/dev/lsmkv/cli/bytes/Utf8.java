package dev.lsmkv.cli.bytes;

/**
 * What is UTF-8, sequence by sequence: no overlong forms, no surrogates, nothing above U+10FFFF.
 *
 * <p>Source: the table of well-formed byte sequences in chapter 3 of the Unicode standard.
 */
public final class Utf8 {

  private Utf8() {}

  /**
   * Whether bytes are UTF-8 throughout.
   *
   * @param bytes any bytes
   * @return true if they are
   */
  public static boolean isValid(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int length = sequenceBytes(bytes, at);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /**
   * The length of the sequence at a place.
   *
   * @param bytes any bytes
   * @param at where it begins
   * @return 1 to 4; 0 if no valid sequence begins there
   */
  static int sequenceBytes(byte[] bytes, int at) {
    int lead = bytes[at] & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    int length =
        lead >= 0xc2 && lead < 0xe0
            ? 2
            : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > bytes.length || !isSecond(lead, bytes[at + 1] & 0xff)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static boolean isSecond(int lead, int second) {
    int first = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int last = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= first && second <= last;
  }

  /**
   * The code point of a valid sequence.
   *
   * @param bytes the bytes
   * @param at where it begins
   * @param length what {@link #sequenceBytes} said
   * @return the code point
   */
  static int codePoint(byte[] bytes, int at, int length) {
    if (length == 1) {
      return bytes[at];
    }
    int point = bytes[at] & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      point = (point << 6) | (bytes[at + i] & 0x3f);
    }
    return point;
  }
}
