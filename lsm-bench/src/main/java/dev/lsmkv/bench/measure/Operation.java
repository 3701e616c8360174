package dev.lsmkv.bench.measure;

/** One operation of a workload. Thread: confined; each thread of a run has its own. */
@FunctionalInterface
public interface Operation {

  /**
   * Does it once, and checks what it read.
   *
   * @param index how many operations this thread did before
   */
  void run(long index);
}
