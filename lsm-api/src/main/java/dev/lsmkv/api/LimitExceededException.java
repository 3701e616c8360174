package dev.lsmkv.api;

/** A key, a value or a batch is larger than allowed (or a key is empty); nothing was written. */
public final class LimitExceededException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public LimitExceededException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public LimitExceededException(String message, Throwable cause) {
    super(message, cause);
  }
}
