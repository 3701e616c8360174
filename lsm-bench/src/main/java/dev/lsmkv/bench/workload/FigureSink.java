package dev.lsmkv.bench.workload;

import java.util.List;

/** Takes the figures of a run as they come. */
@FunctionalInterface
public interface FigureSink {

  /**
   * Takes one.
   *
   * @param row the row of the result
   * @param figure its name, with the unit last
   * @param value its value
   */
  void put(String row, String figure, double value);

  /**
   * Takes what was counted second by second. Ignored if not overridden.
   *
   * @param row the row of the result
   * @param seconds operations in each second, in order
   */
  default void putSeconds(String row, List<Long> seconds) {}
}
