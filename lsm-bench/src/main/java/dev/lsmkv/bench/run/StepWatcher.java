package dev.lsmkv.bench.run;

import java.util.List;

/** Shows how far a run has come. */
public interface StepWatcher {

  /**
   * A JVM is started.
   *
   * @param engine what it measures
   * @param workloads what it runs
   */
  void begins(String engine, List<String> workloads);

  /** It has ended. */
  void ends();
}
