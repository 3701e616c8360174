package dev.lsmkv.spi.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * A file (or an empty directory, for {@link #delete}), by its name; it need not exist.
 *
 * <p>Thread: safe for use from many threads.
 */
public interface StorageFile {

  /**
   * Where it is.
   *
   * @return the path, for messages
   */
  Path path();

  /**
   * Creates the file for appending.
   *
   * @return the output
   * @throws java.nio.file.FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be created
   */
  AppendFile create() throws IOException;

  /**
   * Maps the whole file for reading.
   *
   * @return the mapping
   * @throws java.nio.file.NoSuchFileException if it does not exist
   * @throws IOException if it cannot be mapped
   */
  MappedFile map() throws IOException;

  /**
   * Reads the beginning of the file. Whoever wants little of it is spared a mapping, to close which
   * takes a handshake with every thread of the JVM; the method is here to be overridden by a
   * storage that can do without one.
   *
   * @param length the most bytes wanted
   * @return so many, or all of a shorter file
   * @throws IllegalArgumentException if the length is negative
   * @throws java.nio.file.NoSuchFileException if it does not exist
   * @throws IOException if it cannot be read
   */
  default byte[] readFirst(int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("a length of " + length);
    }
    try (MappedFile mapped = map()) {
      MemorySegment content = mapped.segment();
      return content
          .asSlice(0, Math.min(length, content.byteSize()))
          .toArray(ValueLayout.JAVA_BYTE);
    } catch (InternalError e) {
      throw new IOException("reading " + path() + " faulted", e);
    }
  }

  /**
   * Creates the file as a log that is written through a mapping.
   *
   * @return the log, without any space yet
   * @throws java.nio.file.FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be created
   */
  MappedLog createLog() throws IOException;

  /**
   * Renames the file within its directory, replacing nothing. Durable after the directory's {@code
   * force}.
   *
   * @param target a file that does not exist, of the same storage
   * @throws IOException if it cannot be renamed
   */
  void renameTo(StorageFile target) throws IOException;

  /**
   * Deletes the file or empty directory; no effect if there is none. Durable after the directory's
   * {@code force}.
   *
   * @throws IOException if it cannot be deleted
   */
  void delete() throws IOException;
}
