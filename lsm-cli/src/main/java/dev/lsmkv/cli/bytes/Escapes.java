package dev.lsmkv.cli.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes bytes as text that a terminal shows and does not obey, and that no line or column is
 * broken by: valid UTF-8 as it is, save for backslashes, control characters, line separators and
 * marks that turn the direction of writing, which are escaped like the bytes that are not UTF-8.
 *
 * <p>Invariant: what is written is valid UTF-8 without tab, newline or carriage return, and depends
 * on the bytes alone.
 */
public final class Escapes {

  /** Gathered before they are written: a stream's lock for each of many escapes is dear. */
  private static final int CHUNK_BYTES = 8 << 10;

  /** Of a sequence of four bytes, each escaped by four. */
  private static final int LONGEST = 16;

  /** How each byte is escaped: made once, for a binary value escapes most of its bytes. */
  private static final byte[][] ESCAPED = new byte[256][];

  static {
    for (int value = 0; value < ESCAPED.length; value++) {
      String text =
          switch (value) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> "\\x" + HexFormat.of().toHexDigits((byte) value);
          };
      ESCAPED[value] = text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private Escapes() {}

  /**
   * Bytes as text.
   *
   * @param bytes any bytes
   * @return the text
   */
  public static String of(byte[] bytes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(bytes.length + 16);
    try {
      write(bytes, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array takes everything
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /**
   * Text from somewhere else, made safe to show.
   *
   * @param text any text
   * @return the text, escaped
   */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes as text.
   *
   * @param bytes any bytes
   * @param target where to
   * @throws IOException if it cannot be written
   */
  public static void write(byte[] bytes, OutputStream target) throws IOException {
    byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, LONGEST * (bytes.length + 1L))];
    int filled = 0;
    for (int at = 0; at < bytes.length; ) {
      if (filled + LONGEST > chunk.length) {
        target.write(chunk, 0, filled);
        filled = 0;
      }
      int length = Utf8.sequenceBytes(bytes, at);
      int end = at + Math.max(length, 1);
      boolean isPlain = length > 0 && isPlain(Utf8.codePoint(bytes, at, length));
      while (at < end) {
        filled = isPlain ? add(chunk, filled, bytes[at++]) : addEscaped(chunk, filled, bytes[at++]);
      }
    }
    target.write(chunk, 0, filled);
  }

  private static int add(byte[] chunk, int filled, byte value) {
    chunk[filled] = value;
    return filled + 1;
  }

  private static int addEscaped(byte[] chunk, int filled, byte value) {
    byte[] escaped = ESCAPED[value & 0xff];
    System.arraycopy(escaped, 0, chunk, filled, escaped.length);
    return filled + escaped.length;
  }

  /** A fixed list, so that an export does not change with the Unicode version of the JDK. */
  static boolean isPlain(int point) {
    if (point < 0x7f) {
      return point >= 0x20 && point != '\\';
    }
    boolean isControl = point < 0xa0;
    boolean isSeparator = point == 0x2028 || point == 0x2029;
    boolean isDirection =
        point == 0x061c
            || point == 0x200e
            || point == 0x200f
            || (point >= 0x202a && point <= 0x202e)
            || (point >= 0x2066 && point <= 0x2069);
    return !isControl && !isSeparator && !isDirection && point != 0xfeff;
  }
}
