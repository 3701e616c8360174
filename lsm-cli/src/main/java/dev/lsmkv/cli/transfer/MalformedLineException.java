package dev.lsmkv.cli.transfer;

/** A line is not an entry. The message says why, and can be shown as it is. */
final class MalformedLineException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedLineException(String message) {
    super(message);
  }

  MalformedLineException(String message, Throwable cause) {
    super(message, cause);
  }
}
