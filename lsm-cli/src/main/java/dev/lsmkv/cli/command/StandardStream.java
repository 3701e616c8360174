package dev.lsmkv.cli.command;

/** The name that means standard input or output where a file is asked for. */
final class StandardStream {

  /** The name, {@value}. */
  static final String NAME = "-";

  private StandardStream() {}

  static boolean isMeant(String file) {
    return file.equals(NAME);
  }
}
