package dev.lsmkv.spi.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory, by its path; it need not exist.
 *
 * <p>Thread: safe for use from many threads.
 */
public interface StorageDirectory {

  /**
   * Where it is.
   *
   * @return the path, for messages
   */
  Path path();

  /**
   * A directory within this one.
   *
   * @param name one path element
   * @return the directory
   */
  StorageDirectory child(String name);

  /**
   * A file within this one.
   *
   * @param name one path element
   * @return the file, which need not exist
   */
  StorageFile file(String name);

  /**
   * Creates the directory and its missing parents; no effect if it exists. The names of the parents
   * it made are durable when it returns; its own is after {@link #force} of its parent.
   *
   * @throws IOException if it cannot be created
   */
  void create() throws IOException;

  /**
   * What is in it.
   *
   * @return the names of files and directories, sorted; empty if this directory does not exist
   * @throws IOException if it cannot be read
   */
  List<String> list() throws IOException;

  /**
   * Makes durable which names this directory holds: files and directories created, renamed or
   * deleted in it.
   *
   * @throws IOException if that is not certain
   */
  void force() throws IOException;
}
