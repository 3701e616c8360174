package dev.lsmkv.api;

/** Somebody else has the store open for writing: close it there, or open it for reading only. */
public final class StoreLockedException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public StoreLockedException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public StoreLockedException(String message, Throwable cause) {
    super(message, cause);
  }
}
