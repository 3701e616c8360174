package dev.lsmkv.bench.report;

import java.util.Locale;

/** Numbers as a reader takes them in: three digits and a magnitude. */
final class Numbers {

  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;

  private Numbers() {}

  static String text(double value) {
    double size = Math.abs(value);
    if (size >= MEGA) {
      return digits(value / MEGA) + "M";
    }
    return size >= KILO ? digits(value / KILO) + "k" : digits(value);
  }

  /** A median, with the range behind it where there is one. */
  static String text(Spread spread) {
    return spread.least() == spread.most()
        ? text(spread.median())
        : text(spread.median()) + " (" + text(spread.least()) + "–" + text(spread.most()) + ")";
  }

  private static String digits(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
