package dev.lsmkv.bench.workload;

import dev.lsmkv.api.Durability;
import dev.lsmkv.bench.engine.Compression;
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
 * Runs the workloads of one group on one engine in this JVM: a warm-up in stores of its own, then
 * for each workload the calibration, the run, the wait for compaction, and a look at everything
 * that is stored.
 */
public final class GroupRun {

  /** The directory of the store within that of the run. */
  static final String STORE = "store";

  private static final double MEGA = 1e6;

  private static final long WARM_UP_NANOS = 5_000_000_000L;

  /** How long files have to stand still: a second, or as long as a brief run takes at all. */
  private static final long QUIET_NANOS_MAX = 1_000_000_000;

  private final EngineProvider provider;
  private final Compression compression;
  private final Scale scale;
  private final FigureSink sink;
  private long baseBytes;
  private long warmUpNanos;

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
    warmUpHarness();
    long shortest = Math.min(WARM_UP_NANOS, scale.nanosMax());
    warmUpNanos = new WarmUp(shortest).run(() -> warmUp(group, directory));
    Path place = Files.createDirectories(directory.resolve(STORE));
    try (OpenEngine open = open(first, place)) {
      Stand stand = new Stand(open, first, scale);
      prepare(stand, first);
      for (Workload workload : group) {
        stand = stand.with(workload, scale);
        measure(stand, workload, place);
      }
    }
  }

  /** Makes what the harness keeps, so that it is not taken for the engine's. */
  private void warmUpHarness() {
    Calibration.now();
    baseBytes = ProcessFigures.liveHeapBytes();
  }

  /** A round settles, too, for a brief one may not get as far as a compaction by itself. */
  private void warmUp(List<Workload> group, Path directory) throws IOException {
    Workload first = group.getFirst();
    try (ScratchDirectory scratch = new ScratchDirectory(directory);
        OpenEngine open = open(first, scratch.path())) {
      Stand stand = new Stand(open, first, scale.warmUp());
      prepare(stand, first);
      group.forEach(workload -> run(workload, stand.with(workload, scale.warmUp())));
      open.engine().settle();
    }
  }

  private OpenEngine open(Workload workload, Path directory) {
    boolean isSynced = workload.ground() == Ground.EMPTY_SYNCED;
    Durability durability = isSynced ? Durability.SYNC : Durability.OS;
    EngineSettings settings = new EngineSettings(durability, compression, workload.valueBytes());
    return new OpenEngine(provider, directory, settings);
  }

  private static void prepare(Stand stand, Workload workload) {
    if (!workload.ground().isEmpty()) {
      stand.fill();
    }
  }

  /** The rows of a workload; none if the engine cannot do what it asks for. */
  private static List<Measurement> run(Workload workload, Stand stand) {
    try {
      return workload.body().run(stand);
    } catch (UnsupportedOperationException engineLacksIt) {
      return List.of();
    }
  }

  private void measure(Stand stand, Workload workload, Path place) throws IOException {
    if (workload.ground().isShared()) {
      run(workload, stand.with(workload, scale.brief()));
      settleUpdates(stand, workload);
    }
    Calibration calibration = Calibration.now();
    long writtenBefore = ProcessFigures.writtenBytes();
    long processorBefore = ProcessFigures.processorNanos();
    List<Measurement> rows = run(workload, stand);
    if (rows.isEmpty()) {
      return;
    }
    String row = rows.getFirst().name();
    if (workload.ground() != Ground.FILLED) {
      putSettling(stand, rows.getFirst());
    }
    sink.put(row, "warm-up-s", warmUpNanos / 1e9);
    sink.put(row, "cpu-s", (ProcessFigures.processorNanos() - processorBefore) / 1e9);
    putCalibration(row, calibration.slower(Calibration.now()));
    putDisk(row, place);
    putWritten(rows, ProcessFigures.writtenBytes() - writtenBefore);
    putMemory(row, baseBytes + stand.versions().bytes());
    if (workload.ground() != Ground.FILLED) {
      stand.check();
    }
    // The rates come last, for they count only once everything is found to be right.
    for (Measurement each : rows) {
      each.figures().forEach((name, value) -> sink.put(each.name(), name, value));
      sink.putSeconds(each.name(), each.seconds());
    }
  }

  /** What was written before something counts must not be paid for while it does. */
  private static void settleUpdates(Stand stand, Workload workload) {
    if (workload.ground().isUpdated()) {
      stand.engine().settle();
    }
  }

  /** What compactions still owe is asked for before they are given the time to pay it. */
  private void putSettling(Stand stand, Measurement measured) {
    String row = measured.name();
    stand.engine().owedBytes().ifPresent(owed -> sink.put(row, "owed-mb", owed / MEGA));
    long began = System.nanoTime();
    stand.engine().settle();
    long nanos = System.nanoTime() - began;
    sink.put(row, "settle-s", nanos / 1e9);
    if (measured.givenBytes() > 0) {
      sink.put(row, Measurement.SETTLED_RATE, measured.rate(nanos));
    }
  }

  private void putCalibration(String row, Calibration calibration) {
    sink.put(row, "calibration-multiply-ns", calibration.multiplyNanos());
    sink.put(row, "calibration-memory-ns", calibration.memoryNanos());
  }

  /** Waits first for files that the engine only has to remove yet. */
  private void putDisk(String row, Path place) throws IOException {
    long quietNanos = Math.min(QUIET_NANOS_MAX, scale.nanosMax());
    sink.put(row, "disk-mb", DiskUse.settledBytesBelow(place, quietNanos) / MEGA);
  }

  private void putWritten(List<Measurement> rows, long written) {
    String row = rows.getFirst().name();
    long given = rows.stream().mapToLong(Measurement::givenBytes).sum();
    sink.put(row, "written-mb", written / MEGA);
    if (given > 0) {
      sink.put(row, "given-mb", given / MEGA);
      sink.put(row, "write-amplification", (double) written / given);
    }
  }

  /** What the harness itself keeps was there before the engine, and does not count. */
  private void putMemory(String row, long keptBytes) {
    sink.put(row, "heap-peak-mb", ProcessFigures.heapBytesMax() / MEGA);
    sink.put(row, "heap-live-mb", (ProcessFigures.liveHeapBytes() - keptBytes) / MEGA);
    sink.put(row, "resident-peak-mb", ProcessFigures.residentBytesMax() / MEGA);
  }
}
