package dev.lsmkv.api;

/** The operating system refused to read or write; the message and the cause say what. */
public final class StoreIoException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public StoreIoException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public StoreIoException(String message, Throwable cause) {
    super(message, cause);
  }
}
