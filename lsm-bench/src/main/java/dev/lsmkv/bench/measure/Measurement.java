package dev.lsmkv.bench.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What was seen of a run of one kind of operation.
 *
 * @param name the row it belongs to
 * @param operations how many were done; a batch counts its entries
 * @param nanos how long it took
 * @param givenBytes bytes of keys and values handed to the engine; 0 if it only read
 * @param latencies of single operations in nanoseconds; none where they were not timed one by one
 * @param seconds operations in each whole second, in order; none where seconds were not counted
 */
public record Measurement(
    String name,
    long operations,
    long nanos,
    long givenBytes,
    Histogram latencies,
    List<Long> seconds) {

  /** The name of the figure that is compared: operations a second. */
  public static final String RATE = "rate";

  /** The name of the same figure where the time to settle counts, too. */
  public static final String SETTLED_RATE = "settled-rate";

  private static final double NANOS_OF_MICRO = 1e3;

  private static final SortedMap<Double, String> PERCENTILES =
      new TreeMap<>(
          Map.of(
              50.0, "p50-us",
              90.0, "p90-us",
              99.0, "p99-us",
              99.9, "p99.9-us",
              99.99, "p99.99-us",
              100.0, "max-us"));

  /**
   * Of a run that was timed as a whole.
   *
   * @param name the row it belongs to
   * @param operations how many were done
   * @param nanos how long it took
   * @return the measurement
   */
  public static Measurement whole(String name, long operations, long nanos) {
    return new Measurement(name, operations, nanos, 0, Timing.newHistogram(), List.of());
  }

  /**
   * Of a few runs that were timed one by one.
   *
   * @param name the row they belong to
   * @param nanos how long each took
   * @return the measurement
   */
  public static Measurement ofEach(String name, List<Long> nanos) {
    Histogram latencies = Timing.newHistogram();
    nanos.forEach(latencies::recordValue);
    long total = nanos.stream().mapToLong(Long::longValue).sum();
    return new Measurement(name, nanos.size(), total, 0, latencies, List.of());
  }

  /**
   * The same, with what was written.
   *
   * @param bytesEach bytes of key and value of each operation
   * @return a copy
   */
  public Measurement writing(long bytesEach) {
    return new Measurement(name, operations, nanos, operations * bytesEach, latencies, seconds);
  }

  /**
   * The same, of operations that did several things.
   *
   * @param entries in each
   * @return a copy
   */
  public Measurement times(int entries) {
    return new Measurement(
        name,
        operations * entries,
        nanos,
        givenBytes * entries,
        latencies,
        seconds.stream().map(each -> each * entries).toList());
  }

  /**
   * Operations a second.
   *
   * @param more nanoseconds to count besides those they took
   * @return the rate
   */
  public double rate(long more) {
    return operations * 1e9 / Math.max(1, nanos + more);
  }

  /**
   * The names of the figures that are latencies.
   *
   * @return from the most usual to the worst
   */
  public static List<String> latencyNames() {
    return List.copyOf(PERCENTILES.values());
  }

  /**
   * The figures by their names.
   *
   * @return in the order to show them
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(RATE, rate(0));
    figures.put("operations", (double) operations);
    figures.put("seconds", nanos / 1e9);
    if (latencies.getTotalCount() > 0) {
      PERCENTILES.forEach((percentile, figure) ->
          figures.put(figure, latencies.getValueAtPercentile(percentile) / NANOS_OF_MICRO));
    }
    seconds.stream()
        .min(Long::compare)
        .ifPresent(slowest -> figures.put("slowest-second", (double) slowest));
    return figures;
  }
}
