package dev.lsmkv.bench.workload;

import dev.lsmkv.api.Durability;
import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.measure.Measurement;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens the filled store in a JVM that has done nothing before, and reads one entry: what a program
 * that starts has to wait, its classes and native libraries included.
 *
 * @param provider opens the engine
 * @param compression of its files
 * @param scale with which the store was filled
 * @param sink takes what is measured
 */
public record FreshOpen(
    EngineProvider provider, Compression compression, Scale scale, FigureSink sink) {

  /** The name of its row, {@value}. */
  public static final String NAME = "open-fresh-jvm";

  private static final double MILLI = 1e6;

  /**
   * Opens, reads, closes.
   *
   * @param directory that of a {@link GroupRun} whose workloads left the filled store as it was
   */
  public void run(Path directory) {
    Workload workload = Workloads.named(List.of("open")).getFirst();
    KeyOrder order = workload.ground().keyOrder();
    Values values = new Values(order, workload.valueBytes());
    long number = workload.entries(scale) / 2;
    byte[] key = order.key(number);
    EngineSettings settings = new EngineSettings(Durability.OS, compression, workload.valueBytes());
    Path place = directory.resolve(GroupRun.STORE);
    long began = System.nanoTime();
    try (Engine engine = provider.open(place, settings)) {
      long opened = System.nanoTime();
      byte[] value = engine.get(key);
      long read = System.nanoTime();
      values.checkedVersion(number, value);
      sink.put(NAME, Measurement.RATE, 1e9 / (read - began));
      sink.put(NAME, "open-ms", (opened - began) / MILLI);
      sink.put(NAME, "first-read-ms", (read - opened) / MILLI);
    }
  }
}
