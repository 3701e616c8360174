package dev.lsmkv.api;

/** An option or a setting has a value that is not allowed, or a name that nobody knows. */
public final class InvalidOptionsException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public InvalidOptionsException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public InvalidOptionsException(String message, Throwable cause) {
    super(message, cause);
  }
}
