package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Closing the filled store and opening it again, in a JVM that knows the engine well. */
final class Opens {

  /** An odd number, so that one of them is the median. */
  private static final int TIMES = 9;

  private Opens() {}

  /**
   * Opens the store {@value #TIMES} times, and reads one entry each time; the time to close it does
   * not count. Nothing for an engine that keeps no files.
   */
  static List<Measurement> again(Stand stand) {
    if (!stand.open().isStored()) {
      return List.of();
    }
    Values values = stand.values();
    SplittableRandom random = stand.random(0);
    List<Long> openings = new ArrayList<>();
    List<Long> withRead = new ArrayList<>();
    for (int time = 0; time < TIMES; time++) {
      long number = random.nextLong(stand.entries().get());
      stand.open().close();
      long began = System.nanoTime();
      stand.open().openAgain();
      openings.add(System.nanoTime() - began);
      byte[] value = stand.engine().get(stand.key(number));
      withRead.add(System.nanoTime() - began);
      values.checkedVersion(number, value);
    }
    return List.of(
        Measurement.ofEach("open", withRead), Measurement.ofEach("open-without-read", openings));
  }
}
