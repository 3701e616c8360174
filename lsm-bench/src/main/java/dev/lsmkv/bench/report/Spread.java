package dev.lsmkv.bench.report;

import java.util.List;

/**
 * The middle of some numbers, and how far they lie apart.
 *
 * @param median the middle one, or the mean of the middle two
 * @param least the least
 * @param most the greatest
 */
public record Spread(double median, double least, double most) {

  /**
   * Of some numbers.
   *
   * @param numbers at least one
   * @return their spread
   */
  public static Spread of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("There is no median of nothing.");
    }
    List<Double> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }
}
