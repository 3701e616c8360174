package dev.lsmkv.bench.run;

import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.Engines;
import dev.lsmkv.bench.workload.GroupRun;
import dev.lsmkv.bench.workload.Workloads;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program of the JVM that measures: prints a line for each figure. */
public final class Child {

  /** Begins the lines that hold a figure; an engine may print others. */
  static final String MARK = "figure";

  /** Between the fields of such a line. */
  static final String TAB = "\t";

  private Child() {}

  /**
   * Runs what it is asked for.
   *
   * @param arguments a {@link RunRequest}
   * @throws IOException if the directories cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    RunRequest request = RunRequest.of(arguments);
    EngineProvider provider = Engines.named(request.engine());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    GroupRun run =
        new GroupRun(
            provider,
            request.compression(),
            request.scale(),
            (row, figure, value) -> out.println(String.join(TAB, MARK, row, figure, "" + value)));
    run.run(Workloads.named(request.workloads()), request.directory());
    out.flush();
  }
}
