package dev.lsmkv.bloom;

/**
 * The arithmetic of Bloom filters in lines: which rate of false positives to expect, and what to
 * build for a given rate.
 *
 * <p>A key belongs to one line of {@value #LINE_BITS} bits and sets {@code k} bits there, drawn
 * with replacement. With {@code b} bits for each key, the number of keys in a line is Poisson
 * distributed with mean {@code L = 512 / b}, and it is the crowded lines that make the rate higher
 * than in a filter without lines:
 *
 * <pre>
 * rate(b, k) = sum over j of  e^-L L^j / j!  ×  E[F^k],   F = the share of bits set after m = jk draws
 *
 * E[F]   = f = 1 - (1 - 1/512)^m
 * Var[F] = v = ((1 - 1/512)^m + 511 (1 - 2/512)^m) / 512 - (1 - 1/512)^2m
 * E[F^k] ≈ f^k (1 + k (k - 1) / 2 × v / f²)                       to the second order in F - f
 * </pre>
 *
 * <p>The mean and variance are those of the classical occupancy problem (balls into bins); the
 * Poisson sum is that of Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient Bloom
 * Filters" (2007).
 */
final class BlockedBloom {

  /** The bits of a line, {@value}: the 64 bytes that a processor fetches at once. */
  static final int LINE_BITS = 512;

  /** The most bits for each key, {@value}; enough for a rate of 1e-8. */
  static final double BITS_PER_KEY_MAX = 64;

  /**
   * The most bits that a key sets, {@value}; beyond the best number for {@link #BITS_PER_KEY_MAX}.
   */
  static final int PROBES_MAX = 24;

  private static final double PRECISION = 1e-4;

  private BlockedBloom() {}

  /**
   * The rate of false positives to expect.
   *
   * @param bitsPerKey the bits of the filter divided by its keys
   * @param probes the bits set for each key
   * @return a fraction
   */
  static double rate(double bitsPerKey, int probes) {
    double load = LINE_BITS / bitsPerKey;
    int keysMax =
        (int) (load + 12 * Math.sqrt(load) + 30); // what lies beyond has a weight below 1e-18
    double missAfterKey = Math.pow(1 - 1.0 / LINE_BITS, probes);
    double pairMissAfterKey = Math.pow(1 - 2.0 / LINE_BITS, probes);
    double weight = Math.exp(-load);
    double miss = 1;
    double pairMiss = 1;
    double rate = 0;
    for (int keys = 1; keys <= keysMax; keys++) {
      weight *= load / keys;
      miss *= missAfterKey;
      pairMiss *= pairMissAfterKey;
      rate += weight * allSet(miss, pairMiss, probes);
    }
    return rate;
  }

  /**
   * E[F^k], where a bit is clear with probability {@code miss} and two are with {@code pairMiss}.
   */
  private static double allSet(double miss, double pairMiss, int probes) {
    double fill = 1 - miss;
    double variance = (miss + (LINE_BITS - 1) * pairMiss) / LINE_BITS - miss * miss;
    return Math.pow(fill, probes) * (1 + probes * (probes - 1) / 2.0 * variance / (fill * fill));
  }

  /**
   * The number of bits to set for each key so that the rate is lowest.
   *
   * @param bitsPerKey the bits of the filter divided by its keys
   * @return 1 to {@link #PROBES_MAX}
   */
  static int probes(double bitsPerKey) {
    int probes = 1;
    double rate = rate(bitsPerKey, 1);
    while (probes < PROBES_MAX) {
      double next = rate(bitsPerKey, probes + 1);
      if (next >= rate) {
        return probes;
      }
      probes++;
      rate = next;
    }
    return probes;
  }

  /**
   * The bits for each key that a rate of false positives takes, with the best number of probes.
   *
   * @param rate a fraction
   * @return up to {@link #BITS_PER_KEY_MAX}
   */
  static double bitsPerKey(double rate) {
    double tooFew = 1;
    double enough = BITS_PER_KEY_MAX;
    while (enough - tooFew > PRECISION) {
      double middle = (tooFew + enough) / 2;
      if (rate(middle, probes(middle)) > rate) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }
}
