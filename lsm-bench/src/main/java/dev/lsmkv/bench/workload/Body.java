package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.measure.Measurement;
import java.util.List;

/** What a workload does. */
@FunctionalInterface
interface Body {

  /**
   * Runs it, and checks whatever is read.
   *
   * @param stand what it runs on
   * @return a measurement for each row it has
   */
  List<Measurement> run(Stand stand);
}
