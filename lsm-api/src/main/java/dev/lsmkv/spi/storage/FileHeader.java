package dev.lsmkv.spi.storage;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The header that every binary file begins with; {@value #BYTES} bytes, little-endian.
 *
 * <pre>
 * offset size
 *      0    8  magic "lsm-kv\r\n": the line ends show a transfer in text mode
 *      8    1  header version, 1
 *      9    1  role, see FileRole
 *     10    6  zero
 *     16   16  store UUID, high half then low half
 *     32    8  file number
 *     40   80  provider id, ASCII, padded with zeros
 *    120    4  zero
 *    124    4  CRC32C of bytes 0 to 123
 * </pre>
 */
public final class FileHeader {

  /** The size of a header in bytes, {@value}. */
  public static final int BYTES = 128;

  /** The most characters of a provider id, {@value}. */
  public static final int ID_BYTES = 80;

  private static final byte[] MAGIC = "lsm-kv\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int ID_OFFSET = 40;
  private static final int CRC_OFFSET = BYTES - Integer.BYTES;

  private FileHeader() {}

  /**
   * Encodes a header.
   *
   * @param identity what it says; the provider id has at most 80 ASCII characters
   * @return {@link #BYTES} bytes
   */
  public static byte[] encode(FileIdentity identity) {
    byte[] id = identity.providerId().getBytes(StandardCharsets.US_ASCII);
    if (id.length > ID_BYTES) {
      throw new IllegalArgumentException(
          "provider id longer than " + ID_BYTES + ": " + identity.providerId());
    }
    ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) VERSION).put((byte) identity.role().code());
    header.putLong(16, identity.store().getMostSignificantBits());
    header.putLong(24, identity.store().getLeastSignificantBits());
    header.putLong(32, identity.number());
    header.put(ID_OFFSET, id);
    header.putInt(CRC_OFFSET, checksum(header.array()));
    return header.array();
  }

  /**
   * Reads the provider id out of a header, after checking the header itself, its role, store and
   * number.
   *
   * @param path the file, for messages
   * @param file the mapped file
   * @param expected what it must be; its provider id is not compared
   * @return the provider id
   * @throws CorruptFileException if the file is too short, damaged, or another file than expected
   */
  public static String readProviderId(Path path, MemorySegment file, FileIdentity expected)
      throws CorruptFileException {
    if (file.byteSize() < BYTES) {
      throw new CorruptFileException(
          path, 0, "a header of " + BYTES + " bytes", file.byteSize() + " bytes in all");
    }
    byte[] bytes = file.asSlice(0, BYTES).toArray(ValueLayout.JAVA_BYTE);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int stored = header.getInt(CRC_OFFSET);
    require(path, 124, "checksum " + hex(checksum(bytes)), hex(stored), checksum(bytes) == stored);
    require(path, 0, "the magic of lsm-kv", "other bytes", Arrays.equals(bytes, 0, 8, MAGIC, 0, 8));
    require(path, 8, "header version " + VERSION, "version " + bytes[8], bytes[8] == VERSION);
    require(
        path, 9, "role " + expected.role(), "code " + bytes[9], bytes[9] == expected.role().code());
    UUID store = new UUID(header.getLong(16), header.getLong(24));
    require(
        path, 16, "store " + expected.store(), "store " + store, store.equals(expected.store()));
    long number = header.getLong(32);
    require(
        path,
        32,
        "file number " + expected.number(),
        "number " + number,
        number == expected.number());
    return new String(bytes, ID_OFFSET, idLength(bytes), StandardCharsets.US_ASCII);
  }

  /**
   * Reads which store a file belongs to, for when nothing else tells.
   *
   * @param path the file, for messages
   * @param file the mapped file
   * @return the store's UUID
   * @throws CorruptFileException if the header is not whole
   */
  public static UUID readStore(Path path, MemorySegment file) throws CorruptFileException {
    if (file.byteSize() < BYTES) {
      throw new CorruptFileException(
          path, 0, "a header of " + BYTES + " bytes", file.byteSize() + " bytes in all");
    }
    byte[] bytes = file.asSlice(0, BYTES).toArray(ValueLayout.JAVA_BYTE);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean isWhole =
        header.getInt(CRC_OFFSET) == checksum(bytes) && Arrays.equals(bytes, 0, 8, MAGIC, 0, 8);
    require(path, 0, "a header with its checksum", "other bytes", isWhole);
    return new UUID(header.getLong(16), header.getLong(24));
  }

  private static int idLength(byte[] bytes) {
    int length = 0;
    while (length < ID_BYTES && bytes[ID_OFFSET + length] != 0) {
      length++;
    }
    return length;
  }

  private static int checksum(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CRC_OFFSET);
    return (int) crc.getValue();
  }

  private static void require(Path path, long offset, String expected, String actual, boolean holds)
      throws CorruptFileException {
    if (!holds) {
      throw new CorruptFileException(path, offset, expected, actual);
    }
  }

  private static String hex(int value) {
    return Integer.toHexString(value);
  }
}
