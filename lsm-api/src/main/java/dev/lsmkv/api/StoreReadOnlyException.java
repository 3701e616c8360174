package dev.lsmkv.api;

/**
 * The store was opened for reading only, or takes no more writes because of an earlier error; reads
 * go on.
 */
public final class StoreReadOnlyException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public StoreReadOnlyException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public StoreReadOnlyException(String message, Throwable cause) {
    super(message, cause);
  }
}
