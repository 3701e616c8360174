package dev.lsmkv.wal.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The checksum of one record after another.
 *
 * <p>It starts from the segment's log id and the record's offset, so that bytes of another segment,
 * of an earlier life of this file or of another place in it never validate. It is computed over
 * heap arrays only: a fault in a mapping would kill the process.
 *
 * <p>Thread: confined.
 */
public final class RecordChecksum {

  private static final int AFTER_CHECKSUM = RecordLayout.SYNCED_UP_TO;

  private final CRC32C crc = new CRC32C();
  private final ByteBuffer seed = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * Checksums for one segment.
   *
   * @param logId the random number in its header
   */
  public RecordChecksum(long logId) {
    seed.putLong(0, logId);
  }

  /**
   * Begins a record.
   *
   * @param offset where it is in the file
   * @param header its header; the checksum in it is left out
   * @param at where in the array the header begins
   */
  public void begin(long offset, byte[] header, int at) {
    seed.putLong(8, offset);
    crc.reset();
    crc.update(seed.array(), 0, 16);
    crc.update(header, at, RecordLayout.CHECKSUM);
    crc.update(header, at + AFTER_CHECKSUM, RecordLayout.HEADER_BYTES - AFTER_CHECKSUM);
  }

  /**
   * Goes on with payload, and at last padding.
   *
   * @param bytes where they are
   * @param offset the first
   * @param length how many
   */
  public void update(byte[] bytes, int offset, int length) {
    crc.update(bytes, offset, length);
  }

  /**
   * The checksum of what was given since {@link #begin}.
   *
   * @return 32 bits
   */
  public int value() {
    return (int) crc.getValue();
  }
}
