package dev.lsmkv.bench.measure;

/**
 * The rate of a run, second by second: where an engine stalls, a second is slow. Thread: confined.
 */
final class Pace {

  private static final long SECOND = 1_000_000_000L;

  private long secondBegan;
  private long doneInSecond;
  private long slowest = Long.MAX_VALUE;

  Pace(long began) {
    this.secondBegan = began;
  }

  /** Counts one operation that ended at a time. */
  void count(long ended) {
    while (ended - secondBegan >= SECOND) {
      slowest = Math.min(slowest, doneInSecond);
      doneInSecond = 0;
      secondBegan += SECOND;
    }
    doneInSecond++;
  }

  /** Operations in the slowest whole second, or -1 if there was none. */
  long slowest() {
    return slowest == Long.MAX_VALUE ? -1 : slowest;
  }
}
