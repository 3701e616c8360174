package dev.lsmkv.cli.command;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.cli.bytes.LineSource;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.console.Progress;
import dev.lsmkv.cli.print.Units;
import dev.lsmkv.cli.transfer.BadLines;
import dev.lsmkv.cli.transfer.BatchedWrites;
import dev.lsmkv.cli.transfer.Format;
import dev.lsmkv.cli.transfer.Importer;
import dev.lsmkv.cli.transfer.RuntimeImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code import DIR [FILE]}: fills a store from lines of text, or with the files of the running
 * JDK.
 */
@Command(
    name = "import",
    description = "Imports entries from a file or standard input, or the files of the running JDK.",
    footer = "What was imported before a malformed line stays.")
final class ImportCommand implements Callable<Integer> {

  private static final int BATCH_ENTRIES = 1000;

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file; - is standard input, the default.")
  private String file = StandardStream.NAME;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "tsv or jsonl; by default as the file's name suggests.")
  private @Nullable Format format;

  @Option(names = "--skip-bad", description = "Counts malformed lines and goes on.")
  private boolean skipsBadLines;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Writes N entries together; ${DEFAULT-VALUE} by default.")
  private int batchEntries = BATCH_ENTRIES;

  @Option(
      names = "--durability",
      paramLabel = "D",
      description = "SYNC, OS or NONE, for each batch; ${DEFAULT-VALUE} by default.")
  private Durability durability = Durability.SYNC;

  @Option(
      names = "--jdk",
      description = "Imports the files of the running JDK, each under its path.")
  private boolean isJdk;

  @Spec private @Nullable CommandSpec spec;

  private final Session session;

  ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    requireSenseOfOptions();
    if (isJdk) {
      return session.write(directory.path(), this::importJdk);
    }
    if (StandardStream.isMeant(file)) {
      return session.write(
          directory.path(),
          store -> importLines(store, session.console().input(), OptionalLong.empty()));
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new FileSystemException(file, null, "is a directory; name a file");
    }
    try (InputStream input =
        Files.newInputStream(
            path)) { // before the store is made: a wrong name leaves nothing behind
      OptionalLong size =
          Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
      return session.write(directory.path(), store -> importLines(store, input, size));
    }
  }

  private void requireSenseOfOptions() {
    String wrong = null;
    if (batchEntries < 1) {
      wrong = "--batch must be 1 or more";
    } else if (isJdk && (format != null || !StandardStream.isMeant(file))) {
      wrong = "--jdk takes no file and no format";
    }
    if (wrong != null) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "picocli sets it").commandLine(), wrong);
    }
  }

  private int importLines(LsmStore store, InputStream input, OptionalLong size) throws IOException {
    BadLines badLines = new BadLines(skipsBadLines ? BadLines.Policy.SKIP : BadLines.Policy.STOP);
    Format chosen = format == null ? Format.of(file) : format;
    long began = session.console().nanoClock().getAsLong();
    BatchedWrites writes = new BatchedWrites(store, durability, batchEntries);
    boolean isWhole;
    try (Progress progress =
        Progress.begin(session.console(), "import", size, Progress.Unit.BYTES)) {
      isWhole = new Importer(writes, progress).lines(new LineSource(input), chosen, badLines);
    } finally {
      summarize(writes, began);
    }
    tellOf(badLines);
    return isWhole ? ExitCode.OK : ExitCode.ERROR;
  }

  private int importJdk(LsmStore store) throws IOException {
    Console console = session.console();
    List<Path> files = RuntimeImage.files();
    long began = console.nanoClock().getAsLong();
    BatchedWrites writes = new BatchedWrites(store, durability, batchEntries);
    OptionalLong total = OptionalLong.of(files.size());
    try (Progress progress = Progress.begin(console, "import", total, Progress.Unit.ENTRIES)) {
      new Importer(writes, progress).files(files);
    } finally {
      summarize(writes, began);
    }
    return ExitCode.OK;
  }

  private void summarize(BatchedWrites writes, long began) throws IOException {
    long nanos = session.console().nanoClock().getAsLong() - began;
    session
        .console()
        .error()
        .line(
            "imported "
                + Units.count(writes.entries(), "entry", "entries")
                + ", "
                + Units.bytes(writes.bytes())
                + " in "
                + Units.seconds(nanos)
                + " ("
                + Units.count(Units.rate(writes.entries(), nanos))
                + " entries/s, "
                + Units.bytes(Units.rate(writes.bytes(), nanos))
                + "/s)");
  }

  private void tellOf(BadLines badLines) throws IOException {
    Output error = session.console().error();
    for (String line : badLines.first()) {
      error.line(line);
    }
    if (skipsBadLines) {
      error.line("skipped " + Units.count(badLines.count(), "malformed line", "malformed lines"));
    } else if (badLines.count() > 0) {
      error.line("stopped at the malformed line; --skip-bad counts such lines and goes on");
    }
  }
}
