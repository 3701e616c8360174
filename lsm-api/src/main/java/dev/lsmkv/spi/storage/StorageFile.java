package dev.lsmkv.spi.storage;

import java.io.IOException;
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
