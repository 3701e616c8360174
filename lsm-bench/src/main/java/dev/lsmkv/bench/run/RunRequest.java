package dev.lsmkv.bench.run;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.workload.FreshOpen;
import dev.lsmkv.bench.workload.Scale;
import java.nio.file.Path;
import java.util.List;

/**
 * What one JVM is to run.
 *
 * @param engine the name of the engine
 * @param workloads names of workloads for one store
 * @param scale how large the run is
 * @param compression of the engine's files
 * @param directory an empty directory
 */
record RunRequest(
    String engine, List<String> workloads, Scale scale, Compression compression, Path directory) {

  private static final String SEPARATOR = ",";

  /** The request as arguments of a program. */
  List<String> arguments() {
    return List.of(
        engine,
        String.join(SEPARATOR, workloads),
        Long.toString(scale.entries()),
        Long.toString(scale.nanosMax()),
        Long.toString(scale.seed()),
        Long.toString(scale.rates().reads()),
        Long.toString(scale.rates().writes()),
        Long.toString(scale.rates().limit()),
        compression.name(),
        directory.toString());
  }

  /** The same store, to be opened by a JVM that has done nothing before. */
  RunRequest reopening() {
    return new RunRequest(engine, List.of(FreshOpen.NAME), scale, compression, directory);
  }

  static RunRequest of(String[] arguments) {
    return new RunRequest(
        arguments[0],
        List.of(arguments[1].split(SEPARATOR, -1)),
        new Scale(
            Long.parseLong(arguments[2]),
            Long.parseLong(arguments[3]),
            Long.parseLong(arguments[4]),
            new Scale.Rates(
                Long.parseLong(arguments[5]),
                Long.parseLong(arguments[6]),
                Long.parseLong(arguments[7]))),
        Compression.valueOf(arguments[8]),
        Path.of(arguments[9]));
  }
}
