package dev.lsmkv.cli.print;

import java.util.Locale;

/** Figures with their units, the same in every language. */
public final class Units {

  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final double NANOS_A_SECOND = 1e9;

  private Units() {}

  /**
   * A count.
   *
   * @param count how many
   * @return with commas between thousands
   */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * A count of things.
   *
   * @param count how many
   * @param one the word for one
   * @param many the word for any other number
   * @return such as {@code 1 table} or {@code 2 tables}
   */
  public static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /**
   * A size.
   *
   * @param bytes how many
   * @return with the largest unit that leaves at least one
   */
  public static String bytes(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= 1023.95 && unit < BINARY.length - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, BINARY[unit]);
  }

  /**
   * A duration.
   *
   * @param nanos nanoseconds
   * @return in seconds
   */
  public static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f s", nanos / NANOS_A_SECOND);
  }

  /**
   * How many a second.
   *
   * @param count how many in all
   * @param nanos in how many nanoseconds
   * @return the rate, rounded; the count itself for no time at all
   */
  public static long rate(long count, long nanos) {
    return nanos <= 0 ? count : Math.round(count * NANOS_A_SECOND / nanos);
  }

  /**
   * A part of a whole.
   *
   * @param part how many of them
   * @param whole of how many
   * @return a percentage, or a dash if there is no whole
   */
  public static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
