package dev.lsmkv.spi.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file system, as far as a store needs one.
 *
 * <p>Thread: safe for use from many threads. An interrupted thread's call completes and keeps the
 * interrupt flag.
 */
public interface Storage {

  /**
   * A directory, whether it exists or not.
   *
   * @param path where it is
   * @return the directory
   */
  StorageDirectory directory(Path path);

  /**
   * Takes the exclusive lock of a store: one holder on this machine.
   *
   * <p>The file is created if need be, opened once while the lock is held, and never deleted.
   *
   * @param path the lock file
   * @return the lock; closing it releases it
   * @throws StorageLockedException if somebody holds it, in this process or another
   * @throws IOException if the file cannot be opened or locked
   */
  AutoCloseable lock(Path path) throws IOException;

  /**
   * The bytes that can still be written where a path is.
   *
   * @param path an existing directory
   * @return bytes
   * @throws IOException if the file system does not answer
   */
  long usableBytes(Path path) throws IOException;
}
