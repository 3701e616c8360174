package dev.lsmkv.cli.shell;

/** A line is not made of words. The message says why. */
final class WordsException extends Exception {

  private static final long serialVersionUID = 1L;

  WordsException(String message) {
    super(message);
  }
}
