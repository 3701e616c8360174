package dev.lsmkv.api;

/**
 * A write failed so late that nobody can say whether it will be there after the store is opened
 * again. It is not visible now, and the store takes no more writes until it is reopened.
 */
public final class DurabilityUnknownException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public DurabilityUnknownException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public DurabilityUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
