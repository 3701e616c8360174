package dev.lsmkv.core.table;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.MappedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The envelope of a filter or an index; its layout is in the package description. */
final class ComponentFile {

  private static final int FOOTER_BYTES = 16;
  private static final int CHUNK_BYTES = 64 << 10;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private ComponentFile() {}

  /** Encodes what goes behind the header. */
  static byte[] footer(byte[] payload) {
    ByteBuffer footer = ByteBuffer.allocate(FOOTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    footer.putLong(payload.length);
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, payload.length);
    crc.update(footer.array(), 0, Long.BYTES);
    footer.putInt((int) crc.getValue());
    return footer.array();
  }

  /**
   * Checks a component and gives what the plug-in wrote.
   *
   * @throws CorruptFileException if anything in the file is not as it was written
   */
  static MemorySegment payload(MappedFile file, FileIdentity identity) throws IOException {
    MemorySegment bytes = file.segment();
    String id = FileHeader.readProviderId(file.path(), bytes, identity);
    long length = bytes.byteSize() - FileHeader.BYTES - FOOTER_BYTES;
    if (!id.equals(identity.providerId()) || length < 0) {
      throw new CorruptFileException(file.path(), 40, identity.providerId() + " with a footer", id);
    }
    long footer = FileHeader.BYTES + length;
    int zero = bytes.get(INT, footer + 12);
    if (bytes.get(LONG, footer) != length || zero != 0) {
      throw new CorruptFileException(file.path(), footer, "length " + length, "another");
    }
    int stored = bytes.get(INT, footer + 8);
    int actual = crc(bytes.asSlice(FileHeader.BYTES, length + Long.BYTES));
    if (stored != actual) {
      throw new CorruptFileException(
          file.path(),
          FileHeader.BYTES,
          "checksum " + Integer.toHexString(actual),
          Integer.toHexString(stored));
    }
    return bytes.asSlice(FileHeader.BYTES, length);
  }

  /**
   * The checksum of mapped bytes, copied off the mapping first: an intrinsic that meets a fault
   * kills the process.
   */
  static int crc(MemorySegment mapped) {
    CRC32C crc = new CRC32C();
    byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, mapped.byteSize())];
    for (long at = 0; at < mapped.byteSize(); at += chunk.length) {
      int length = (int) Math.min(chunk.length, mapped.byteSize() - at);
      MemorySegment.copy(mapped, ValueLayout.JAVA_BYTE, at, chunk, 0, length);
      crc.update(chunk, 0, length);
    }
    return (int) crc.getValue();
  }
}
