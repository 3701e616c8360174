package dev.lsmkv.spi.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a file holds on the disk is unknown, since making it durable failed. The failure is final:
 * the system may have given up the bytes, and would report success the next time.
 */
public final class FailedForceException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Such a failure.
   *
   * @param file the file, which is of no further use
   * @param cause what was met
   */
  public FailedForceException(Path file, Throwable cause) {
    super(file + " could not be forced: " + cause.getMessage(), cause);
  }
}
