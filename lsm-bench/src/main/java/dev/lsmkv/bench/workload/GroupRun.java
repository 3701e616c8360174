package dev.lsmkv.bench.workload;

import dev.lsmkv.api.Durability;
import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.measure.Calibration;
import dev.lsmkv.bench.measure.DiskUse;
import dev.lsmkv.bench.measure.Measurement;
import dev.lsmkv.bench.measure.ProcessFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the workloads of one group on one engine in this JVM: a warm-up, then for each workload the
 * calibration, the run, the wait for compaction, and a look at everything that is stored.
 */
public final class GroupRun {

  private static final double MEGA = 1e6;

  private final EngineProvider provider;
  private final Compression compression;
  private final Scale scale;
  private final FigureSink sink;

  /**
   * A run.
   *
   * @param provider opens the engine
   * @param compression of its files
   * @param scale how large the run is
   * @param sink takes what is measured
   */
  public GroupRun(EngineProvider provider, Compression compression, Scale scale, FigureSink sink) {
    this.provider = provider;
    this.compression = compression;
    this.scale = scale;
    this.sink = sink;
  }

  /**
   * Runs a group.
   *
   * @param group workloads for one store
   * @param directory an empty directory
   * @throws IOException if the directories cannot be made
   */
  public void run(List<Workload> group, Path directory) throws IOException {
    Workload first = group.getFirst();
    try (Engine engine = open(first, Files.createDirectories(directory.resolve("warm-up")))) {
      Stand warmUp = new Stand(engine, first, scale.warmUp());
      prepare(warmUp, first);
      group.forEach(workload -> workload.body().run(warmUp.with(workload, scale.warmUp())));
    }
    Path place = Files.createDirectories(directory.resolve("store"));
    try (Engine engine = open(first, place)) {
      Stand stand = new Stand(engine, first, scale);
      prepare(stand, first);
      for (Workload workload : group) {
        stand = stand.with(workload, scale);
        measure(stand, workload, place);
      }
    }
  }

  private Engine open(Workload workload, Path directory) {
    boolean isSynced = workload.ground() == Ground.EMPTY_SYNCED;
    Durability durability = isSynced ? Durability.SYNC : Durability.OS;
    return provider.open(directory, new EngineSettings(durability, compression));
  }

  private static void prepare(Stand stand, Workload workload) {
    if (!workload.ground().isEmpty()) {
      stand.fill();
    }
  }

  private void measure(Stand stand, Workload workload, Path place) throws IOException {
    if (workload.ground() == Ground.FILLED) {
      workload.body().run(stand.with(workload, scale.brief()));
    }
    Calibration calibration = Calibration.now();
    long writtenBefore = ProcessFigures.writtenBytes();
    List<Measurement> rows = workload.body().run(stand);
    long began = System.nanoTime();
    if (workload.ground() != Ground.FILLED) {
      stand.engine().settle();
    }
    double settleSeconds = (System.nanoTime() - began) / 1e9;
    long written = ProcessFigures.writtenBytes() - writtenBefore;
    String row = rows.getFirst().name();
    sink.put(row, "settle-s", settleSeconds);
    sink.put(row, "calibration-multiply-ns", calibration.multiplyNanos());
    sink.put(row, "calibration-memory-ns", calibration.memoryNanos());
    sink.put(row, "disk-mb", DiskUse.bytesBelow(place) / MEGA);
    sink.put(row, "written-mb", written / MEGA);
    long given = rows.stream().mapToLong(Measurement::givenBytes).sum();
    if (given > 0) {
      sink.put(row, "write-amplification", (double) written / given);
    }
    sink.put(row, "heap-peak-mb", ProcessFigures.heapBytesMax() / MEGA);
    sink.put(row, "resident-peak-mb", ProcessFigures.residentBytesMax() / MEGA);
    if (workload.ground() != Ground.FILLED) {
      stand.verify();
    }
    // The rates come last, for they count only once everything is found to be right.
    rows.forEach(
        each -> each.figures().forEach((name, value) -> sink.put(each.name(), name, value)));
  }
}
