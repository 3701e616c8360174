package dev.lsmkv.spi.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Bytes on disk are not what was written. Plug-ins throw it; the engine adds what it knows and
 * tells the caller.
 */
public final class CorruptFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path file;

  /** Where the damage was noticed. */
  private final long offset;

  /** What should be there. */
  private final String expected;

  /** What is there. */
  private final String actual;

  /**
   * A damaged file.
   *
   * @param file the file
   * @param offset the byte in it where the damage was noticed
   * @param expected what should be there
   * @param actual what is there; never the bytes of a key or value
   */
  public CorruptFileException(Path file, long offset, String expected, String actual) {
    super(file + " at byte " + offset + ": expected " + expected + ", found " + actual);
    this.file = file;
    this.offset = offset;
    this.expected = expected;
    this.actual = actual;
  }

  /**
   * The file.
   *
   * @return its path
   */
  public Path file() {
    return file;
  }

  /**
   * Where the damage was noticed.
   *
   * @return a byte offset in the file
   */
  public long offset() {
    return offset;
  }

  /**
   * What should be there.
   *
   * @return in words
   */
  public String expected() {
    return expected;
  }

  /**
   * What is there.
   *
   * @return in words
   */
  public String actual() {
    return actual;
  }
}
