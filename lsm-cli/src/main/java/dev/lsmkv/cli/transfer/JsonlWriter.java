package dev.lsmkv.cli.transfer;

import dev.lsmkv.cli.bytes.JsonText;
import dev.lsmkv.cli.bytes.Utf8;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Encodes an entry as a line of JSON: as text if both key and value are UTF-8, otherwise as Base64.
 */
final class JsonlWriter {

  private static final byte[] KEY = ascii("{\"key\":");
  private static final byte[] VALUE = ascii(",\"value\":");
  private static final byte[] END = ascii("}\n");
  private static final byte[] KEY_64 = ascii("{\"key64\":\"");
  private static final byte[] VALUE_64 = ascii("\",\"value64\":\"");
  private static final byte[] END_64 = ascii("\"}\n");

  private JsonlWriter() {}

  static void write(byte[] key, byte[] value, OutputStream target) throws IOException {
    if (Utf8.isValid(key) && Utf8.isValid(value)) {
      target.write(KEY);
      JsonText.write(key, target);
      target.write(VALUE);
      JsonText.write(value, target);
      target.write(END);
    } else {
      target.write(KEY_64);
      target.write(Base64.getEncoder().encode(key));
      target.write(VALUE_64);
      target.write(Base64.getEncoder().encode(value));
      target.write(END_64);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
