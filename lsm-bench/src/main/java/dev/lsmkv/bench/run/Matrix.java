package dev.lsmkv.bench.run;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.Engines;
import dev.lsmkv.bench.report.Results;
import dev.lsmkv.bench.workload.Scale;
import dev.lsmkv.bench.workload.ScratchDirectory;
import dev.lsmkv.bench.workload.Workload;
import dev.lsmkv.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is to be run: each group of workloads on each engine, engine after engine, and
 * that as often as there are pairs, there and back. What belongs to one pair is minutes apart, not
 * hours.
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

  /** The workload that opens the store again. */
  private static final String OPEN = "open";

  private static final int FRESH_OPENINGS = 5;

  /** How many steps a run has: one for each group, engine and pair. */
  public int steps() {
    return Workloads.groups(workloads).size() * engines.size() * pairs;
  }

  /**
   * Runs it.
   *
   * @param place where the stores may be, one at a time
   * @param watcher is told of each step
   * @return all that was measured
   * @throws InterruptedException if this thread is interrupted
   */
  public Results run(Path place, StepWatcher watcher) throws InterruptedException {
    List<Results> results = new ArrayList<>();
    for (List<Workload> group : Workloads.groups(workloads)) {
      List<String> names = group.stream().map(Workload::name).toList();
      for (int step = 0; step < engines.size() * pairs; step++) {
        String engine = engineOf(step);
        watcher.begins(engine, names);
        try (ScratchDirectory scratch = new ScratchDirectory(place)) {
          RunRequest request = new RunRequest(engine, names, scale, compression, scratch.path());
          results.addAll(run(request, step / engines.size()));
        } catch (IOException e) {
          watcher.fails(engine, String.valueOf(e.getMessage()));
        }
        watcher.ends();
      }
      watcher.measured(Results.all(results));
    }
    return Results.all(results);
  }

  /** Every other pair begins with the last engine, so that none always comes first. */
  private String engineOf(int step) {
    int place = step % engines.size();
    boolean isReversed = step / engines.size() % 2 == 1;
    return engines.get(isReversed ? engines.size() - 1 - place : place);
  }

  /** Runs a group; where the store is to be opened again, fresh JVMs do so too. */
  private List<Results> run(RunRequest request, int pair) throws IOException, InterruptedException {
    ChildJvm jvm = new ChildJvm(heap);
    List<Results> results = new ArrayList<>(List.of(jvm.run(request, pair)));
    if (request.workloads().contains(OPEN) && Engines.named(request.engine()).isStored()) {
      List<Results> opened = new ArrayList<>();
      for (int time = 0; time < FRESH_OPENINGS; time++) {
        opened.add(jvm.run(request.reopening(), pair));
      }
      results.add(Results.medians(opened));
    }
    return results;
  }
}
