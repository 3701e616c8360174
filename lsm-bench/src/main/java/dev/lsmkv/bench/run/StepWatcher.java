package dev.lsmkv.bench.run;

import dev.lsmkv.bench.report.Results;
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

  /**
   * It has failed, and what it measured does not count. The run goes on, for an engine that cannot
   * do one thing is worth measuring in another.
   *
   * @param engine what it measured
   * @param message what it complained of
   */
  void fails(String engine, String message);

  /** It has ended. */
  void ends();

  /**
   * All engines have run the same workloads as often as they are to, and others follow.
   *
   * @param soFar all that was measured until now
   */
  void measured(Results soFar);
}
