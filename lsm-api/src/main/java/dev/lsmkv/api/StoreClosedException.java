package dev.lsmkv.api;

/** The store is closed: open it again. */
public final class StoreClosedException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public StoreClosedException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public StoreClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
