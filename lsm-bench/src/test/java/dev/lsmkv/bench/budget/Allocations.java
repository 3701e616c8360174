package dev.lsmkv.bench.budget;

import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/** Counts what this thread allocates. */
final class Allocations {

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int REPEATS = 5;

  private Allocations() {}

  /**
   * The bytes that each of many operations allocates in this thread: the least mean of several
   * repeats behind a warm-up, since what a compiler does not remove at first it may later.
   */
  static double bytesEach(int operations, IntConsumer operation) {
    double least = Double.MAX_VALUE;
    for (int repeat = 0; repeat <= REPEATS; repeat++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int index = 0; index < operations; index++) {
        operation.accept(index);
      }
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, (double) bytes / operations);
    }
    return least;
  }
}
