package dev.lsmkv.cli.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes UTF-8 text as a JSON string that is safe to show: what {@link Escapes} would escape is
 * written {@code \}{@code uNNNN}.
 */
public final class JsonText {

  private JsonText() {}

  /**
   * Writes a string with its quotes.
   *
   * @param utf8 valid UTF-8
   * @param target where to
   * @throws IOException if it cannot be written
   */
  public static void write(byte[] utf8, OutputStream target) throws IOException {
    target.write('"');
    int plainFrom = 0;
    int at = 0;
    while (at < utf8.length) {
      int length = Utf8.sequenceBytes(utf8, at);
      int point = Utf8.codePoint(utf8, at, length);
      if (!Escapes.isPlain(point) || point == '"') {
        target.write(utf8, plainFrom, at - plainFrom);
        target.write(escape(point).getBytes(StandardCharsets.US_ASCII));
        plainFrom = at + length;
      }
      at += length;
    }
    target.write(utf8, plainFrom, at - plainFrom);
    target.write('"');
  }

  private static String escape(int point) {
    return switch (point) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          String.format(Locale.ROOT, "\\u%04x", point); // what is not plain lies below U+10000
    };
  }
}
