package dev.lsmkv.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * The rate of a run, second by second: where an engine stalls, a second is slow. Thread: confined.
 */
final class Pace {

  private static final long SECOND = 1_000_000_000L;

  private final List<Long> seconds = new ArrayList<>();
  private long secondBegan;
  private long doneInSecond;

  Pace(long began) {
    this.secondBegan = began;
  }

  /** Counts one operation that ended at a time. */
  void count(long ended) {
    while (ended - secondBegan >= SECOND) {
      seconds.add(doneInSecond);
      doneInSecond = 0;
      secondBegan += SECOND;
    }
    doneInSecond++;
  }

  /**
   * Operations in each whole second, in order; what is done in the last, broken one is left out.
   */
  List<Long> seconds() {
    return List.copyOf(seconds);
  }
}
