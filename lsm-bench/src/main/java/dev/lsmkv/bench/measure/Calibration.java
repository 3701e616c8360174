package dev.lsmkv.bench.measure;

/**
 * How fast the machine is at this moment: the same two loops before and after each workload. Where
 * they differ between two runs, the machine did, and the runs are not to be compared.
 *
 * @param multiplyNanos a multiplication that waits for the one before
 * @param memoryNanos a read at a random place of 32 MiB that waits for the one before
 */
public record Calibration(double multiplyNanos, double memoryNanos) {

  private static final int STEPS = 500_000;
  private static final int PLACES = 1 << 23;
  private static final long FACTOR = 6364136223846793005L;

  private static final int[] CHAIN = chain();

  /** Where each chain ended; it is kept so that the loops are not removed as useless. */
  private static volatile long unusedEnd;

  /**
   * Runs the loops, which takes a few tenths of a second.
   *
   * @return what they took
   */
  public static Calibration now() {
    multiply(); // until it is compiled
    return new Calibration(multiply(), memory());
  }

  /**
   * The slower one of each loop.
   *
   * @param other another time
   * @return the worst of both
   */
  public Calibration slower(Calibration other) {
    return new Calibration(
        Math.max(multiplyNanos, other.multiplyNanos), Math.max(memoryNanos, other.memoryNanos));
  }

  /** A walk that comes through all places: a generator with full period, in its order. */
  private static int[] chain() {
    int[] next = new int[PLACES];
    for (int i = 0; i < PLACES; i++) {
      next[i] = (i * 1664525 + 1013904223) & (PLACES - 1);
    }
    return next;
  }

  private static double multiply() {
    long began = System.nanoTime();
    long x = began;
    for (int i = 0; i < STEPS * 8; i++) {
      x = (x ^ (x >>> 31)) * FACTOR; // several steps of this are not the same as one of another
    }
    unusedEnd = x;
    return (System.nanoTime() - began) / (STEPS * 8.0);
  }

  private static double memory() {
    long began = System.nanoTime();
    int at = (int) (began & (PLACES - 1));
    for (int i = 0; i < STEPS; i++) {
      at = CHAIN[at];
    }
    unusedEnd = at;
    return (System.nanoTime() - began) / (double) STEPS;
  }
}
