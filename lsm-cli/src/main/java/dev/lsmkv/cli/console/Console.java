package dev.lsmkv.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * What a command talks through.
 *
 * @param input what it reads
 * @param inputSource who types it
 * @param out its results
 * @param error messages, summaries and progress
 * @param nanoClock the time, for rates and durations
 */
public record Console(
    InputStream input, InputSource inputSource, Output out, Output error, LongSupplier nanoClock) {

  /** Who gives the input. */
  public enum InputSource {
    /** A person at a terminal. */
    TERMINAL,
    /** A file or a program. */
    PIPE
  }

  /**
   * Whether there is somebody to ask and to wait for.
   *
   * @return true if a person types and reads
   */
  public boolean isInteractive() {
    return inputSource == InputSource.TERMINAL && out.isTerminal();
  }

  /**
   * Hands everything printed on to its readers.
   *
   * @throws IOException if it cannot be written
   */
  public void flush() throws IOException {
    out.flush();
    error.flush();
  }
}
