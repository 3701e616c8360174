package dev.lsmkv.cli.shell;

import java.io.IOException;

/** One line cannot be taken; those behind it can. The message says why. */
final class UnusableLineException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableLineException(String message) {
    super(message);
  }

  UnusableLineException(String message, Throwable cause) {
    super(message, cause);
  }
}
