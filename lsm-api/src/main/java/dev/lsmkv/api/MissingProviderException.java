package dev.lsmkv.api;

/** A part that is needed was not found, or could not be loaded: add its module. */
public final class MissingProviderException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public MissingProviderException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public MissingProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
