package dev.lsmkv.wal.record;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The beginning of a segment: the header every file has, and the random id of this log. */
public final class LogHeader {

  /** The size of both headers, {@value} bytes: the offset of the first record. */
  public static final int BYTES = FileHeader.BYTES + 16;

  private static final int LOG_ID = FileHeader.BYTES;
  private static final int CHECKSUM = BYTES - Integer.BYTES;

  private LogHeader() {}

  /**
   * Encodes both headers.
   *
   * @param identity what the file says it is
   * @param logId a random number
   * @return {@link #BYTES} bytes
   */
  public static byte[] encode(FileIdentity identity, long logId) {
    ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(0, FileHeader.encode(identity));
    header.putLong(LOG_ID, logId);
    header.putInt(CHECKSUM, checksum(header.array()));
    return header.array();
  }

  /**
   * Checks both headers and reads the log id.
   *
   * @param path the file, for messages
   * @param bytes the first {@link #BYTES} bytes of the file, or all of it if it has fewer
   * @param expected what the file must be
   * @return the log id
   * @throws CorruptFileException if the file is too short, damaged, or another than expected
   */
  public static long readLogId(Path path, byte[] bytes, FileIdentity expected)
      throws CorruptFileException {
    String id = FileHeader.readProviderId(path, MemorySegment.ofArray(bytes), expected);
    require(path, 40, "provider id " + expected.providerId(), id, id.equals(expected.providerId()));
    String size = "a log header of " + BYTES + " bytes";
    require(path, LOG_ID, size, bytes.length + " bytes in all", bytes.length >= BYTES);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int stored = header.getInt(CHECKSUM);
    int actual = checksum(bytes);
    require(path, LOG_ID, "checksum " + hex(actual), hex(stored), stored == actual);
    return header.getLong(LOG_ID);
  }

  private static int checksum(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CHECKSUM);
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
