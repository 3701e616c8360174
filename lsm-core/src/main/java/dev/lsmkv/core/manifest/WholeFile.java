package dev.lsmkv.core.manifest;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32C;

/** Small files, written and read whole. */
public final class WholeFile {

  private static final long BYTES_MAX = 256L << 20;

  /** What is shorter is read without a mapping. */
  private static final int SMALL_BYTES = 1 << 20;

  private WholeFile() {}

  /**
   * Writes a new file and makes its content durable; its name is not until the directory is forced.
   *
   * @param file a file that does not exist
   * @param bytes its content
   * @throws IOException if that is not certain, or if it would be too large to be read again
   */
  public static void write(StorageFile file, byte[] bytes) throws IOException {
    if (bytes.length > BYTES_MAX) {
      throw new IOException(file.path() + " would be larger than " + BYTES_MAX + " bytes");
    }
    try (AppendFile output = file.create()) {
      output.write(bytes, 0, bytes.length);
      output.force();
    }
  }

  /**
   * Reads a file.
   *
   * @param file an existing file of at most 256 MiB
   * @return its content
   * @throws IOException if it cannot be read
   */
  public static byte[] read(StorageFile file) throws IOException {
    byte[] beginning = file.readFirst(SMALL_BYTES);
    return beginning.length < SMALL_BYTES ? beginning : readMapped(file);
  }

  private static byte[] readMapped(StorageFile file) throws IOException {
    try (MappedFile mapped = file.map()) {
      if (mapped.segment().byteSize() > BYTES_MAX) {
        throw new IOException(file.path() + " is larger than " + BYTES_MAX + " bytes");
      }
      return mapped.segment().toArray(ValueLayout.JAVA_BYTE);
    } catch (InternalError e) {
      throw new IOException("reading " + file.path() + " faulted", e);
    }
  }

  /**
   * The checksum of some bytes.
   *
   * @param bytes all of them
   * @return CRC32C
   */
  public static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }
}
