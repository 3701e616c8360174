package dev.lsmkv.testkit.model;

import dev.lsmkv.spi.entry.Key;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Bytes as text in quotes: printable ASCII as it is, anything else as <code>\x</code> and two
 * digits, and the same byte many times over as <code>\{count}</code> behind the first of them.
 */
final class QuotedBytes {

  private static final int RUN_MIN = 8;

  private QuotedBytes() {}

  static String of(Key key) {
    byte[] bytes = key.toByteArray();
    StringBuilder text = new StringBuilder("\"");
    for (int at = 0; at < bytes.length; ) {
      int end = at + 1;
      while (end < bytes.length && bytes[end] == bytes[at]) {
        end++;
      }
      int count = end - at;
      boolean run = count >= RUN_MIN;
      text.append(one(bytes[at]).repeat(run ? 1 : count));
      if (run) {
        text.append("\\{").append(count).append('}');
      }
      at = end;
    }
    return text.append('"').toString();
  }

  private static String one(byte value) {
    if (value == '"' || value == '\\') {
      return "\\" + (char) value;
    }
    return value >= ' ' && value <= '~'
        ? String.valueOf((char) value)
        : "\\x" + HexFormat.of().toHexDigits(value);
  }

  /** The bytes of a text between its quotes. */
  static Key parse(String inner) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte last = 0;
    for (int at = 0; at < inner.length(); ) {
      char first = inner.charAt(at);
      char second = first == '\\' ? inner.charAt(at + 1) : first;
      if (first == '\\' && second == '{') {
        int end = inner.indexOf('}', at);
        for (int i = Integer.parseInt(inner.substring(at + 2, end)); i > 1; i--) {
          bytes.write(last);
        }
        at = end + 1;
      } else {
        boolean hex = first == '\\' && second == 'x';
        last = (byte) (hex ? HexFormat.fromHexDigits(inner, at + 2, at + 4) : second);
        bytes.write(last);
        at += hex ? 4 : first == '\\' ? 2 : 1;
      }
    }
    return Key.copyOf(bytes.toByteArray());
  }
}
