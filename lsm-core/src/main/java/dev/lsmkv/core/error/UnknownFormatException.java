package dev.lsmkv.core.error;

import java.io.IOException;

/** A file says, with a good checksum, that it is of a version this release does not know. */
public final class UnknownFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Such a file.
   *
   * @param message the file, its version, and what is known
   */
  public UnknownFormatException(String message) {
    super(message);
  }
}
