package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.MappedFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What a data file ends with: {@value #BYTES} bytes that show whether it is all there.
 *
 * @param offset where it begins, which is where the blocks end
 * @param blocks how many blocks there are
 */
record Footer(long offset, int blocks) {

  /** The size of a footer in bytes. */
  static final int BYTES = 32;

  private static final long MAGIC =
      ByteBuffer.wrap("rows-end".getBytes(StandardCharsets.US_ASCII))
          .order(ByteOrder.LITTLE_ENDIAN)
          .getLong();
  private static final int CRC_AT = BYTES - Integer.BYTES;

  byte[] encode() {
    ByteBuffer footer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    footer.putLong(MAGIC).putLong(offset + BYTES).putInt(blocks);
    footer.putInt(CRC_AT, checksum(footer.array()));
    return footer.array();
  }

  /** Reads the footer of a file and checks it against the size of the file. */
  static Footer read(MappedFile file) throws CorruptFileException {
    MemorySegment segment = file.segment();
    long size = segment.byteSize();
    require(
        file,
        0,
        FileHeader.BYTES + BYTES + " bytes or more",
        size,
        size >= FileHeader.BYTES + BYTES);
    long offset = size - BYTES;
    ByteBuffer footer =
        ByteBuffer.wrap(segment.asSlice(offset).toArray(ValueLayout.JAVA_BYTE))
            .order(ByteOrder.LITTLE_ENDIAN);
    long magic = footer.getLong();
    require(file, offset, "the footer of a whole file", magic, magic == MAGIC);
    int checksum = checksum(footer.array());
    int stored = footer.getInt(CRC_AT);
    require(file, offset + CRC_AT, "checksum " + checksum, stored, stored == checksum);
    long length = footer.getLong();
    require(file, offset, length + " bytes in the file", size, length == size);
    int blocks = footer.getInt();
    require(file, offset, "one block or more", blocks, blocks > 0);
    long zero = footer.getLong();
    require(file, offset, "zeros before the checksum", zero, zero == 0);
    return new Footer(offset, blocks);
  }

  private static int checksum(byte[] footer) {
    CRC32C crc = new CRC32C();
    crc.update(footer, 0, CRC_AT);
    return (int) crc.getValue();
  }

  private static void require(
      MappedFile file, long offset, String expected, long actual, boolean holds)
      throws CorruptFileException {
    if (!holds) {
      throw new CorruptFileException(file.path(), offset, expected, Long.toString(actual));
    }
  }
}
