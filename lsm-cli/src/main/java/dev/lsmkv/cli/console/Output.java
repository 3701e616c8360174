package dev.lsmkv.cli.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * One direction of output: text in UTF-8, or bytes as they are. Unlike a {@code PrintStream} it
 * reports a failed write, so that a full disk or a closed pipe ends a command.
 *
 * <p>Thread: safe for use from many threads, line by line.
 */
public final class Output {

  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream stream;
  private final Reader reader;

  /** Who reads what is written. */
  public enum Reader {
    /** A person at a terminal: control characters in data are escaped for them. */
    TERMINAL,
    /** A file or a program: data is written as it is. */
    PIPE
  }

  /**
   * An output.
   *
   * @param stream where the bytes go
   * @param reader who reads them
   */
  public Output(OutputStream stream, Reader reader) {
    this.stream = new BufferedOutputStream(stream, BUFFER_BYTES);
    this.reader = reader;
  }

  /**
   * Writes a line of our own words.
   *
   * @param text without a line end; not escaped
   * @throws IOException if it cannot be written
   */
  public void line(String text) throws IOException {
    text(text + "\n"); // at once, lest a warning from another thread come between
  }

  /**
   * Writes our own words.
   *
   * @param text not escaped
   * @throws IOException if it cannot be written
   */
  public void text(String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes as they are.
   *
   * @param bytes the bytes
   * @throws IOException if they cannot be written
   */
  public void bytes(byte[] bytes) throws IOException {
    stream.write(bytes);
  }

  /**
   * Whether a person reads this.
   *
   * @return true for a terminal
   */
  public boolean isTerminal() {
    return reader == Reader.TERMINAL;
  }

  /**
   * The stream below, for what writes much; it shares the buffer.
   *
   * @return a stream; closing it closes this
   */
  public OutputStream stream() {
    return stream;
  }

  /**
   * A writer over this, for a library that wants one. It hides errors, which {@link #flush} then
   * reports.
   *
   * @return a writer that flushes after each line
   */
  public PrintWriter writer() {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /**
   * Hands everything on to the reader.
   *
   * @throws IOException if it cannot be written
   */
  public void flush() throws IOException {
    stream.flush();
  }
}
