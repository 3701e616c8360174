package dev.lsmkv.sstable.rows;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What stands before every block: {@value #BYTES} bytes with its lengths and its checksum.
 *
 * <p>The checksum covers the offset of the block in the file, the other fields, and the payload as
 * it is stored; so a block that was written to another place does not validate.
 *
 * @param storedLength the bytes of the payload in the file
 * @param rawLength the bytes of the payload when it is not compressed
 * @param coding {@link #PLAIN} or {@link #COMPRESSED}
 */
record BlockFrame(int storedLength, int rawLength, int coding) {

  /** The size of a frame in bytes. */
  static final int BYTES = 16;

  /** The payload is stored as it is. */
  static final int PLAIN = 0;

  /** The payload is compressed with the compression of the table. */
  static final int COMPRESSED = 1;

  /**
   * A block whose payload is longer than this is stored plain, so that no frame can ask for more
   * memory.
   */
  static final int COMPRESSED_RAW_BYTES_MAX = 16 << 20;

  static BlockFrame plain(int length) {
    return new BlockFrame(length, length, PLAIN);
  }

  static BlockFrame read(MemorySegment file, long offset) {
    return new BlockFrame(
        file.get(Layouts.INT, offset + 4),
        file.get(Layouts.INT, offset + 8),
        file.get(Layouts.INT, offset + 12));
  }

  static int checksum(MemorySegment file, long offset) {
    return file.get(Layouts.INT, offset);
  }

  /**
   * Whether a compressed payload of these lengths can be right; asked before memory is taken for
   * it.
   */
  boolean isPlausibleCompression() {
    return storedLength < rawLength && rawLength <= COMPRESSED_RAW_BYTES_MAX;
  }

  /** Begins the checksum of a block; the stored payload is still to be added. */
  CRC32C startChecksum(long offset) {
    ByteBuffer seed = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    seed.putLong(offset).putInt(storedLength).putInt(rawLength).putInt(coding);
    CRC32C crc = new CRC32C();
    crc.update(seed.array(), 0, 20);
    return crc;
  }

  /** In the words of a report of damage. */
  @Override
  public String toString() {
    return "a header of " + storedLength + " bytes stored, " + rawLength + " raw, coding " + coding;
  }

  byte[] encode(int checksum) {
    ByteBuffer frame = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(checksum).putInt(storedLength).putInt(rawLength).putInt(coding);
    return frame.array();
  }
}
