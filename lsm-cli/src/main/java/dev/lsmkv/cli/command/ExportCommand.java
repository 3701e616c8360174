package dev.lsmkv.cli.command;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Progress;
import dev.lsmkv.cli.print.Units;
import dev.lsmkv.cli.transfer.Exporter;
import dev.lsmkv.cli.transfer.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export DIR [FILE]}: writes all entries as lines of text, in the order of keys. */
@Command(
    name = "export",
    description = "Exports all entries in order to a file or standard output.")
final class ExportCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "The file, replaced once the export is whole; - is standard output, the default.")
  private String file = StandardStream.NAME;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "tsv or jsonl; by default as the file's name suggests.")
  private @Nullable Format format;

  private final Session session;

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return session.read(directory.path(), this::export);
  }

  private int export(LsmStore store) throws IOException {
    if (StandardStream.isMeant(file)) {
      export(store, session.console().out().stream());
      return ExitCode.OK;
    }
    try (ReplacedFile target = new ReplacedFile(Path.of(file))) {
      export(store, target.stream());
      target.commit();
    }
    return ExitCode.OK;
  }

  private void export(LsmStore store, OutputStream target) throws IOException {
    Console console = session.console();
    Format chosen = format == null ? Format.of(file) : format;
    long began = console.nanoClock().getAsLong();
    try (Progress progress =
        Progress.begin(console, "export", total(store.stats()), Progress.Unit.ENTRIES)) {
      Exporter exporter = new Exporter(store, progress);
      exporter.export(KeyRange.all(), chosen, target);
      summarize(exporter.entries(), console.nanoClock().getAsLong() - began);
    }
  }

  /** What the scan will read at most: older versions and tombstones are counted too. */
  private static OptionalLong total(StoreStats stats) {
    return OptionalLong.of(
        stats.memTables().activeEntries()
            + stats.levels().stream().mapToLong(StoreStats.LevelStats::entries).sum());
  }

  private void summarize(long entries, long nanos) throws IOException {
    if (StandardStream.isMeant(file) && !session.console().error().isTerminal()) {
      return; // in a pipeline, standard error is for errors
    }
    session
        .console()
        .error()
        .line(
            "exported "
                + Units.count(entries, "entry", "entries")
                + " in "
                + Units.seconds(nanos)
                + " ("
                + Units.count(Units.rate(entries, nanos))
                + " entries/s)");
  }
}
