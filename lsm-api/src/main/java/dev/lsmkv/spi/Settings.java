package dev.lsmkv.spi;

/**
 * The settings of one role, as names and texts, read by the part that knows their meaning.
 *
 * <p>Reading is also declaring: a name that is set and was read by nobody is an error that suggests
 * the nearest name that was. So a part reads all its settings in {@link Provider#create}, whether
 * set or not.
 *
 * <p>A value that cannot be parsed or is outside its range fails with an {@link
 * IllegalArgumentException} that names the setting; the engine reports it as an invalid option.
 */
public interface Settings {

  /**
   * Reads a text.
   *
   * @param name the setting
   * @param fallback the value when it is not set
   * @return the value
   */
  String text(String name, String fallback);

  /**
   * Reads a whole number, in decimal.
   *
   * @param name the setting
   * @param fallback the value when it is not set
   * @param range the values allowed
   * @return the value
   */
  long integer(String name, long fallback, LongRange range);

  /**
   * Reads a decimal number.
   *
   * @param name the setting
   * @param fallback the value when it is not set
   * @param range the values allowed
   * @return the value
   */
  double decimal(String name, double fallback, DoubleRange range);

  /**
   * Whether a setting was given.
   *
   * @param name the setting; counts as read
   * @return true if the user set it
   */
  boolean has(String name);

  /**
   * Whole numbers from {@code first} to {@code last}, both allowed.
   *
   * @param first the smallest
   * @param last the largest
   */
  record LongRange(long first, long last) {}

  /**
   * Decimal numbers from {@code first} to {@code last}, both allowed.
   *
   * @param first the smallest
   * @param last the largest
   */
  record DoubleRange(double first, double last) {}
}
