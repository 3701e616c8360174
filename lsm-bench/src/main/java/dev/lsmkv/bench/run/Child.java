package dev.lsmkv.bench.run;

import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.Engines;
import dev.lsmkv.bench.workload.FigureSink;
import dev.lsmkv.bench.workload.FreshOpen;
import dev.lsmkv.bench.workload.GroupRun;
import dev.lsmkv.bench.workload.Workloads;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The program of the JVM that measures: prints a line for each figure. */
public final class Child {

  /** Begins the lines that hold a figure; an engine may print others. */
  static final String MARK = "figure";

  /** Begins the lines that hold what was counted second by second. */
  static final String SECONDS_MARK = "seconds";

  /** Between the counts of seconds. */
  static final String SPACE = " ";

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
    FigureSink sink = new Printed(out);
    if (request.workloads().equals(List.of(FreshOpen.NAME))) {
      new FreshOpen(provider, request.compression(), request.scale(), sink)
          .run(request.directory());
    } else {
      new GroupRun(provider, request.compression(), request.scale(), sink)
          .run(Workloads.named(request.workloads()), request.directory());
    }
    out.flush();
  }

  /**
   * Prints what it is given.
   *
   * @param out where to
   */
  private record Printed(PrintStream out) implements FigureSink {

    @Override
    public void put(String row, String figure, double value) {
      out.println(String.join(TAB, MARK, row, figure, "" + value));
    }

    @Override
    public void putSeconds(String row, List<Long> seconds) {
      if (!seconds.isEmpty()) {
        String texts = seconds.stream().map(String::valueOf).collect(Collectors.joining(SPACE));
        out.println(String.join(TAB, SECONDS_MARK, row, texts));
      }
    }
  }
}
