package dev.lsmkv.core.manifest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A commit failed so late that nobody can say whether it counts. */
public final class CommitException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what is unknown now
   * @param cause what was met, or null where there was no memory to tell
   */
  public CommitException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
