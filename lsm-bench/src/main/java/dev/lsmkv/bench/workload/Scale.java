package dev.lsmkv.bench.workload;

/**
 * How large a run is.
 *
 * @param entries entries of a store of small values; one of larger values has as many bytes
 * @param nanosMax the longest time of what is not a fill
 * @param seed of all that looks random
 */
public record Scale(long entries, long nanosMax, long seed) {

  /** A warm-up: a part of the entries, a part of the time. */
  Scale warmUp() {
    return new Scale(Math.clamp(entries / 10, 1, 50_000), nanosMax / 5, seed + 1);
  }

  /** The same store for a part of the time. */
  Scale brief() {
    return new Scale(entries, nanosMax / 5, seed + 1);
  }
}
