package dev.lsmkv.bench.run;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.report.Figure;
import dev.lsmkv.bench.workload.Scale;
import dev.lsmkv.bench.workload.Workload;
import dev.lsmkv.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is to be run: each group of workloads on each engine, engine after engine, and
 * that as often as there are pairs. What belongs to one pair is minutes apart, not hours.
 *
 * @param engines their names, the one that the others are compared with first
 * @param workloads in the order they run in
 * @param pairs how often
 * @param scale how large a run is
 * @param compression of the engines' files
 * @param heap the heap of each JVM
 */
public record Matrix(
    List<String> engines,
    List<Workload> workloads,
    int pairs,
    Scale scale,
    Compression compression,
    String heap) {

  /** How many JVMs will run. */
  public int steps() {
    return Workloads.groups(workloads).size() * engines.size() * pairs;
  }

  /**
   * Runs it.
   *
   * @param place where the stores may be, one at a time
   * @param watcher is told of each step
   * @return all figures
   * @throws IOException if an engine fails; nothing is worth reporting then
   * @throws InterruptedException if this thread is interrupted
   */
  public List<Figure> run(Path place, StepWatcher watcher)
      throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    for (List<Workload> group : Workloads.groups(workloads)) {
      List<String> names = group.stream().map(Workload::name).toList();
      for (int step = 0; step < engines.size() * pairs; step++) {
        String engine = engines.get(step % engines.size());
        watcher.begins(engine, names);
        try (ScratchDirectory scratch = new ScratchDirectory(place)) {
          RunRequest request = new RunRequest(engine, names, scale, compression, scratch.path());
          new ChildJvm(heap).run(request, step / engines.size(), figures::add);
        }
        watcher.ends();
      }
    }
    return figures;
  }
}
