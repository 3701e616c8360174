package dev.lsmkv.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What was seen of a run of one kind of operation.
 *
 * @param name the row it belongs to
 * @param operations how many were done; a batch counts its entries
 * @param nanos how long it took
 * @param givenBytes bytes of keys and values handed to the engine; 0 if it only read
 * @param latencies of single operations in nanoseconds; none where they were not timed one by one
 * @param slowestSecond operations in the slowest whole second; -1 if it took less than one
 */
public record Measurement(
    String name,
    long operations,
    long nanos,
    long givenBytes,
    Histogram latencies,
    long slowestSecond) {

  /** The name of the figure that is compared: operations a second. */
  public static final String RATE = "rate";

  private static final double NANOS_OF_MICRO = 1e3;

  /**
   * Of a run that was timed as a whole.
   *
   * @param name the row it belongs to
   * @param operations how many were done
   * @param nanos how long it took
   * @return the measurement
   */
  public static Measurement whole(String name, long operations, long nanos) {
    return new Measurement(name, operations, nanos, 0, Timing.newHistogram(), -1);
  }

  /**
   * The same, with what was written.
   *
   * @param bytesEach bytes of key and value of each operation
   * @return a copy
   */
  public Measurement writing(long bytesEach) {
    return new Measurement(
        name, operations, nanos, operations * bytesEach, latencies, slowestSecond);
  }

  /**
   * The same, of operations that did several things.
   *
   * @param entries in each
   * @return a copy
   */
  public Measurement times(int entries) {
    long slowest = slowestSecond < 0 ? -1 : slowestSecond * entries;
    return new Measurement(
        name, operations * entries, nanos, givenBytes * entries, latencies, slowest);
  }

  /**
   * The figures by their names.
   *
   * @return in the order to show them
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(RATE, operations * 1e9 / Math.max(1, nanos));
    figures.put("operations", (double) operations);
    figures.put("seconds", nanos / 1e9);
    if (latencies.getTotalCount() > 0) {
      figures.put("p50-us", latencies.getValueAtPercentile(50) / NANOS_OF_MICRO);
      figures.put("p99-us", latencies.getValueAtPercentile(99) / NANOS_OF_MICRO);
      figures.put("p99.9-us", latencies.getValueAtPercentile(99.9) / NANOS_OF_MICRO);
      figures.put("max-us", latencies.getMaxValue() / NANOS_OF_MICRO);
    }
    if (slowestSecond >= 0) {
      figures.put("slowest-second", (double) slowestSecond);
    }
    return figures;
  }
}
