package dev.lsmkv.bench.workload;

/**
 * The numbers below a bound in an order that looks random, each once, without a list of them: four
 * rounds of a Feistel network over the next power of four, walked on until the bound is met.
 */
final class Permutation {

  private static final int ROUNDS = 4;

  private final long bound;
  private final long seed;
  private final int halfBits;
  private final long halfMask;

  Permutation(long bound, long seed) {
    this.bound = bound;
    this.seed = seed;
    this.halfBits = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(bound) + 1) / 2);
    this.halfMask = (1L << halfBits) - 1;
  }

  /** The number at an index below the bound. */
  long at(long index) {
    long x = index;
    do {
      x = shuffled(x);
    } while (x >= bound);
    return x;
  }

  private long shuffled(long x) {
    long left = x >>> halfBits;
    long right = x & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long swap = left ^ (Mix.of(right + seed + round * Mix.STEP) & halfMask);
      left = right;
      right = swap;
    }
    return left << halfBits | right;
  }
}
