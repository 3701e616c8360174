package dev.lsmkv.cli.command;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.console.Progress;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code check DIR}: reads everything, which verifies every checksum on the way.
 *
 * <p>It covers what opening the store and a full scan read: the ROOT in force, the manifests, the
 * write-ahead log, and of every table the properties, index, filter and each data block, whether
 * its entries are live or hidden. It does not cover what nothing would read: the ROOT before, and
 * what recovery set aside.
 *
 * <p>A damaged block ends a scan; the search then goes on from the other side and from keys
 * between, so that several damaged places are found, though places close to one another may be
 * reported as one. Data comes as exceptions. A damaged index or filter does not keep the store from
 * answering: the engine only warns of it, so every warning counts as a finding.
 */
@Command(
    name = "check",
    description = "Reads everything and verifies all checksums; exit code 1 if there is damage.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  private final Session session;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return session.read(directory.path(), this::check);
    } catch (CorruptionException e) {
      print(e);
      session.console().out().line("The store cannot be opened: 1 damaged place.");
      return ExitCode.ABSENT_OR_DAMAGED;
    }
  }

  private int check(LsmStore store) throws IOException {
    StoreStats stats = store.stats();
    DamageSearch search;
    try (Progress progress =
        Progress.begin(session.console(), "check", total(stats), Progress.Unit.ENTRIES)) {
      search = new DamageSearch(store, progress);
      search.run();
    }
    for (StoreStats.LevelStats level : stats.levels()) {
      print(level);
    }
    for (CorruptionException damage : search.damage()) {
      print(damage);
    }
    return conclude(search, store.stats().tablesDamaged());
  }

  private static OptionalLong total(StoreStats stats) {
    return OptionalLong.of(
        stats.memTables().activeEntries()
            + stats.levels().stream().mapToLong(StoreStats.LevelStats::entries).sum());
  }

  private int conclude(DamageSearch search, long tablesDamaged) throws IOException {
    Output out = session.console().out();
    String read = Units.count(search.entries(), "live entry", "live entries") + " read";
    int warnings = session.warnings().lines().size();
    if (search.damage().isEmpty() && tablesDamaged == 0 && warnings == 0) {
      out.line("no damage: " + read);
      return ExitCode.OK;
    }
    out.line(
        "DAMAGED: "
            + Units.count(search.damage().size(), "place", "places")
            + " found, "
            + Units.count(tablesDamaged, "table", "tables")
            + " set aside, "
            + Units.count(warnings, "warning", "warnings")
            + ", "
            + read);
    return ExitCode.ABSENT_OR_DAMAGED;
  }

  private void print(StoreStats.LevelStats level) throws IOException {
    session
        .console()
        .out()
        .line(
            "L"
                + level.level()
                + "  "
                + Units.count(level.tables(), "table", "tables")
                + ", "
                + Units.bytes(level.bytes())
                + ", "
                + Units.count(level.entries(), "entry", "entries")
                + ", "
                + Units.count(level.tombstones(), "tombstone", "tombstones"));
  }

  private void print(CorruptionException damage) throws IOException {
    Output out = session.console().out();
    String level = damage.level().isPresent() ? " (L" + damage.level().getAsInt() + ")" : "";
    out.line(
        "damage: " + Escapes.of(damage.file().toString()) + " at byte " + damage.offset() + level);
    out.line(
        "    expected " + Escapes.of(damage.expected()) + "; found " + Escapes.of(damage.actual()));
  }
}
