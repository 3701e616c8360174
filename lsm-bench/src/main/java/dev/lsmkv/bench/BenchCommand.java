package dev.lsmkv.bench;

import dev.lsmkv.api.Durability;
import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.Engines;
import dev.lsmkv.bench.engine.LsmEngineProvider;
import dev.lsmkv.bench.report.Comparison;
import dev.lsmkv.bench.report.FigurePage;
import dev.lsmkv.bench.report.Page;
import dev.lsmkv.bench.report.Results;
import dev.lsmkv.bench.run.Matrix;
import dev.lsmkv.bench.workload.Scale;
import dev.lsmkv.bench.workload.Workload;
import dev.lsmkv.bench.workload.Workloads;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: measures this engine beside others. */
@Command(
    name = "lsm bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    description = "Measures this engine beside others, each in a JVM of its own, turn by turn.")
final class BenchCommand implements Callable<Integer> {

  @Option(names = "--peers", split = ",", description = "The engines to compare with.")
  private List<String> peers = List.of("skiplist");

  @Option(names = "--workloads", split = ",", description = "What to run; all if not given.")
  private List<String> workloads = List.of();

  @Option(names = "--entries", description = "Entries of the store, of 16 + 100 bytes.")
  private long entries = 5_000_000;

  @Option(names = "--pairs", description = "How often each engine runs.")
  private int pairs = 3;

  @Option(names = "--seconds", description = "The longest time of a workload that is not a fill.")
  private double seconds = 5;

  @Option(names = "--read-rate", description = "Reads a second of readwhilewriting-paced.")
  private long readRate = 10_000;

  @Option(names = "--write-rate", description = "Writes a second of readwhilewriting-paced.")
  private long writeRate = 20_000;

  @Option(names = "--write-limit", description = "Writes a second of readwhilewriting-limited.")
  private long writeLimit = 100_000;

  @Option(names = "--compression", description = "${COMPLETION-CANDIDATES}, of every engine.")
  private Compression compression = Compression.LZ4;

  @Option(names = "--heap", description = "The heap of each JVM.")
  private String heap = "4g";

  @Option(names = "--seed", description = "Of keys, values and choices.")
  private long seed = 1;

  @Option(names = "--place", description = "The directory on the disk to measure.")
  private Path place = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--out", description = "The directory for the reports.")
  private Path out = Path.of("bench-results");

  @Option(names = "--list", description = "Lists the engines and the workloads.")
  private boolean isListWanted;

  @Option(
      names = "--micro",
      arity = "0..1",
      fallbackValue = ".*",
      paramLabel = "REGEX",
      description = "Runs the microbenchmarks of the parts instead; all, or those of a name.")
  private @Nullable String micro;

  @Option(
      names = "--publish",
      paramLabel = "FILE",
      description = "Runs nothing; puts bench.md of --out into a page, between its marks.")
  private @Nullable Path page;

  private final PrintStream console;

  BenchCommand(PrintStream console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (isListWanted) {
      console.println("engines:   " + String.join(", ", Engines.names()));
      console.println(
          "workloads: " + String.join(", ", Workloads.all().stream().map(Workload::name).toList()));
      return 0;
    }
    if (page != null) {
      FigurePage old = new FigurePage(Files.readString(page));
      Files.writeString(page, old.with(Files.readString(out.resolve("bench.md"))).text());
      return 0;
    }
    if (micro != null) {
      return MicroJvm.run(micro);
    }
    List<String> settings = settings();
    settings.forEach(console::println);
    List<String> failures = new ArrayList<>();
    Results results = measured(failures, settings);
    failures.forEach(console::println);
    // What failed is told beside the figures, by its first line.
    failures.forEach(failure -> settings.add(failure.lines().findFirst().orElse("")));
    console.println();
    new Comparison(results, engines()).lines().forEach(console::println);
    write(results, settings);
    console.println();
    console.println("Every figure is in " + out.resolve("bench.csv") + " and bench.md beside it,");
    console.println("charts are in " + out.resolve("bench.html") + ".");
    return failures.isEmpty() ? 0 : 1;
  }

  /** Whoever breaks a long run off keeps what it has measured. */
  private void keep(Results soFar, List<String> settings) {
    try {
      write(soFar, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Results results, List<String> settings) throws IOException {
    Comparison comparison = new Comparison(results, engines());
    Files.createDirectories(out);
    Files.writeString(out.resolve("bench.csv"), comparison.csv());
    Files.writeString(out.resolve("bench-seconds.csv"), comparison.secondsCsv());
    Files.writeString(out.resolve("bench.md"), comparison.markdown(settings));
    Files.writeString(out.resolve("bench.html"), new Page(results, engines(), settings).html());
  }

  private Results measured(List<String> failures, List<String> settings)
      throws InterruptedException {
    Scale.Rates rates = new Scale.Rates(readRate, writeRate, writeLimit);
    Scale scale = new Scale(entries, (long) (seconds * 1e9), seed, rates);
    Matrix matrix =
        new Matrix(engines(), Workloads.named(workloads), pairs, scale, compression, heap);
    try (StepBar bar = new StepBar(matrix.steps(), soFar -> keep(soFar, settings))) {
      Results results = matrix.run(place, bar);
      failures.addAll(bar.failures());
      return results;
    }
  }

  private List<String> engines() {
    List<String> engines = new ArrayList<>(List.of(LsmEngineProvider.NAME));
    peers.stream().filter(peer -> !peer.equals(LsmEngineProvider.NAME)).forEach(engines::add);
    return engines;
  }

  private List<String> settings() {
    List<String> lines = new ArrayList<>(Machine.lines(place));
    lines.add(
        entries
            + " entries, "
            + pairs
            + " pairs, seed "
            + seed
            + ", compression "
            + compression
            + ", G1 with a heap of "
            + heap
            + " from the beginning, at most "
            + seconds
            + " s for what is not a fill, paced at "
            + readRate
            + " reads and "
            + writeRate
            + " writes a second, limited to "
            + writeLimit
            + " writes a second");
    EngineSettings settings = new EngineSettings(Durability.OS, compression, Workload.SMALL_BYTES);
    EngineSettings synced = new EngineSettings(Durability.SYNC, compression, Workload.SMALL_BYTES);
    for (String engine : engines()) {
      EngineProvider provider = Engines.named(engine);
      lines.add(provider.description(settings) + "; settles by " + provider.settling());
      lines.add("the same in fillsync: " + provider.description(synced));
    }
    return lines;
  }
}
