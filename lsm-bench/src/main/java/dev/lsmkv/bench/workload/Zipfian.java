package dev.lsmkv.bench.workload;

import java.util.SplittableRandom;

/**
 * Ranks below a bound, the first far more often than the last: rank {@code r} with a probability in
 * proportion to {@code 1 / (r + 1)^}{@value #SKEW}, as YCSB has it.
 *
 * <p>A rank is found without a table by the approximation of Gray and others, <i>Quickly Generating
 * Billion-Record Synthetic Databases</i> (1994), which is exact for the first two. Immutable.
 */
final class Zipfian {

  static final double SKEW = 0.99;

  /**
   * YCSB draws what it scrambles from so many ranks, however few entries there are, and takes the
   * remainder: the hottest entry gets 3.8 % of all operations then, and not 7 % of those on half a
   * million.
   */
  static final long RANKS_OF_YCSB = 10_000_000_000L;

  private static final double ZETA_OF_YCSB = 26.46902820178302;

  private final long bound;
  private final double zeta;
  private final double alpha;
  private final double eta;

  Zipfian(long bound) {
    this(bound, zeta(bound));
  }

  private Zipfian(long bound, double zeta) {
    this.bound = bound;
    this.zeta = zeta;
    this.alpha = 1 / (1 - SKEW);
    this.eta = (1 - Math.pow(2.0 / bound, 1 - SKEW)) / (1 - zeta(2) / zeta);
  }

  /** The ranks that YCSB scrambles. */
  static Zipfian ofYcsb() {
    return new Zipfian(RANKS_OF_YCSB, ZETA_OF_YCSB);
  }

  /** The sum of the weights of the first ranks. */
  static double zeta(long ranks) {
    double sum = 0;
    for (long rank = 1; rank <= ranks; rank++) {
      sum += Math.pow((double) rank, -SKEW);
    }
    return sum;
  }

  long rank(SplittableRandom random) {
    double u = random.nextDouble();
    double scaled = u * zeta;
    if (scaled < 1) {
      return 0;
    }
    if (scaled < 1 + Math.pow(2, -SKEW)) {
      return Math.min(1, bound - 1);
    }
    long rank = (long) (bound * Math.pow(eta * u - eta + 1, alpha));
    return Math.min(rank, bound - 1);
  }

  /**
   * A rank put at one of so many places that has nothing to do with it, so that the hot keys are
   * not neighbours.
   */
  long scrambled(SplittableRandom random, long places) {
    return Long.remainderUnsigned(Mix.of(rank(random) + Mix.STEP), places);
  }
}
