package dev.lsmkv.core.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A JSON object on disk, whose last field is a checksum over all bytes of the file, computed with
 * zeros in its place.
 *
 * <p>A flipped bit in JSON is most often valid JSON, so the checksum is compared before anything is
 * parsed.
 */
public final class JsonDocument {

  private static final String LABEL = "\"crc32c\" : \"";
  private static final int CRC_DIGITS = 8;
  private static final String TAIL = "\"\n}\n";
  private static final int CRC_FROM_END = CRC_DIGITS + TAIL.length();

  private JsonDocument() {}

  /**
   * A new, empty object.
   *
   * @return the object
   */
  public static ObjectNode newObject() {
    return JsonTree.newObject();
  }

  /**
   * Encodes an object.
   *
   * @param object what to write; has no field {@code crc32c}
   * @return the bytes of the file
   */
  public static byte[] encode(ObjectNode object) {
    ObjectNode sealed = object.deepCopy();
    sealed.put("crc32c", "0".repeat(CRC_DIGITS));
    byte[] bytes;
    try {
      bytes = JsonTree.write(sealed).concat("\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a tree of values cannot fail to be written", e);
    }
    byte[] crc = hex(checksum(bytes));
    System.arraycopy(crc, 0, bytes, bytes.length - CRC_FROM_END, CRC_DIGITS);
    return bytes;
  }

  /**
   * Decodes an object, after comparing its checksum.
   *
   * @param path the file, for messages
   * @param bytes the bytes of the file; changed
   * @return the object without its checksum
   * @throws CorruptFileException if the bytes are not what was written
   */
  public static ObjectNode decode(Path path, byte[] bytes) throws CorruptFileException {
    int at = bytes.length - CRC_FROM_END;
    if (at < LABEL.length() || bytes.length > JsonTree.BYTES_MAX) {
      throw new CorruptFileException(
          path, 0, "a JSON document with a checksum", bytes.length + " bytes");
    }
    byte[] stored = Arrays.copyOfRange(bytes, at, at + CRC_DIGITS);
    Arrays.fill(bytes, at, at + CRC_DIGITS, (byte) '0');
    byte[] actual = hex(checksum(bytes));
    if (!Arrays.equals(stored, actual)) {
      throw new CorruptFileException(
          path,
          at,
          "checksum " + new String(actual, StandardCharsets.US_ASCII),
          "another checksum");
    }
    return parse(path, bytes);
  }

  private static ObjectNode parse(Path path, byte[] bytes) throws CorruptFileException {
    try {
      if (JsonTree.read(bytes) instanceof ObjectNode object && object.remove("crc32c") != null) {
        return object;
      }
    } catch (IOException e) {
      throw (CorruptFileException)
          new CorruptFileException(path, 0, "a JSON object", "something else").initCause(e);
    }
    throw new CorruptFileException(path, 0, "a JSON object with a checksum", "something else");
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  private static byte[] hex(int value) {
    return HexFormat.of().toHexDigits(value).getBytes(StandardCharsets.US_ASCII);
  }
}
