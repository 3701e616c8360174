package dev.lsmkv.api;

/**
 * A file is of a format or version that this release does not know: use the release that wrote it,
 * or a newer one.
 */
public final class UnsupportedFormatException extends LsmException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   */
  public UnsupportedFormatException(String message) {
    super(message);
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public UnsupportedFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
