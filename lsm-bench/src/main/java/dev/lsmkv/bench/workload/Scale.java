package dev.lsmkv.bench.workload;

/**
 * How large a run is.
 *
 * @param entries entries of a store of small values; one of larger values has as many bytes
 * @param nanosMax the longest time of what is not a fill
 * @param seed of all that looks random
 * @param rates of operations where a rate is set
 */
public record Scale(long entries, long nanosMax, long seed, Rates rates) {

  /** With so many the engines replace memtables, flush and compact, too. */
  private static final long WARM_UP_MAX = 1_000_000;

  /**
   * Operations a second.
   *
   * @param reads of the thread that reads in {@code readwhilewriting-paced}
   * @param writes of the thread that writes in {@code readwhilewriting-paced}
   * @param limit of the thread that writes in {@code readwhilewriting-limited}
   */
  public record Rates(long reads, long writes, long limit) {}

  /** A round of a warm-up: a part of the entries, a part of the time. */
  Scale warmUp() {
    return new Scale(Math.clamp(entries / 5, 1, WARM_UP_MAX), nanosMax / 5, seed + 1, rates);
  }

  /** The same store for a part of the time. */
  Scale brief() {
    return new Scale(entries, nanosMax / 5, seed + 1, rates);
  }
}
