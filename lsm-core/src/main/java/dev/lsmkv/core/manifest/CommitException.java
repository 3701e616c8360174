package dev.lsmkv.core.manifest;

import java.io.IOException;

/** A commit failed so late that nobody can say whether it counts. */
public final class CommitException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure whose cause is not known yet.
   *
   * @param message what is unknown then
   */
  CommitException(String message) {
    super(message);
  }

  /**
   * A failure.
   *
   * @param message what is unknown now
   * @param cause what was met
   */
  public CommitException(String message, Throwable cause) {
    super(message, cause);
  }
}
