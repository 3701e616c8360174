package dev.lsmkv.bench.workload;

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
}
