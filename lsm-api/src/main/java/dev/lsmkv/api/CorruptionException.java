package dev.lsmkv.api;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Data on disk is not what was written. Of a damaged table only the keys in the damaged part are
 * affected, and the rest of the store goes on. What an open needs is another matter, such as the
 * list of tables and the log: if that is damaged the open ends in this, and a repair makes a store
 * of what is left.
 */
public final class CorruptionException extends LsmException {

  private static final long serialVersionUID = 1L;

  private final transient Location location;

  /**
   * Such an error.
   *
   * @param message what happened, to what, and what to do
   * @param location where the damage is
   */
  public CorruptionException(String message, Location location) {
    super(message);
    this.location = location;
  }

  /**
   * Such an error, with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param location where the damage is
   * @param cause what led to it
   */
  public CorruptionException(String message, Location location, Throwable cause) {
    super(message, cause);
    this.location = location;
  }

  /**
   * The damaged or missing file.
   *
   * @return its path
   */
  public Path file() {
    return location.file();
  }

  /**
   * Where in the file the damage was noticed.
   *
   * @return a byte offset; 0 where the file as a whole is meant
   */
  public long offset() {
    return location.offset();
  }

  /**
   * How much is affected.
   *
   * @return bytes, if known
   */
  public OptionalLong length() {
    return location.length();
  }

  /**
   * The level of the table it belongs to.
   *
   * @return the level, or empty for a file that is not a table's
   */
  public OptionalInt level() {
    return location.level();
  }

  /**
   * What should be there.
   *
   * @return in words
   */
  public String expected() {
    return location.expected();
  }

  /**
   * What is there.
   *
   * @return in words, never the bytes of a key or value
   */
  public String actual() {
    return location.actual();
  }

  /**
   * Where damage is.
   *
   * @param file the file
   * @param offset the byte where it was noticed
   * @param length how many bytes are affected, if known
   * @param level the level of the table, if it is one
   * @param expected what should be there
   * @param actual what is there
   */
  public record Location(
      Path file,
      long offset,
      OptionalLong length,
      OptionalInt level,
      String expected,
      String actual) {}
}
