package dev.lsmkv.core.recovery;

import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.manifest.RootWriter;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.merge.RetentionCursor;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.table.TableInput;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.core.table.TableWriter;
import dev.lsmkv.core.version.FileNumbers;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.StoreState;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a store that was closed, killed or cut off from power back to where it was: the tables of
 * the ROOT that counts, and new tables of what the log holds beyond them.
 *
 * <p>Nothing in the page cache is trusted: what is replayed is written to new, forced tables before
 * a new ROOT lets go of the log, and only after that is anything deleted. Thread: confined.
 */
public final class Recovery {

  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
  private static final int ROOTS_AT_REST = 2;

  private final StoreLayout layout;
  private final Parts parts;
  private final StoreOptions options;
  private final Orphans orphans;
  private boolean isChanged; // whether the ROOT that counts has become another, or was not the last

  /**
   * A recovery.
   *
   * @param layout where the store is
   * @param parts its parts
   * @param options its options
   */
  public Recovery(StoreLayout layout, Parts parts, StoreOptions options) {
    this.layout = layout;
    this.parts = parts;
    this.options = options;
    this.orphans = new Orphans(layout);
  }

  /**
   * Loads what a ROOT names, without opening a table.
   *
   * @param root the ROOT that counts
   * @param opener will open its tables
   * @param health is told of failures from now on
   * @param retired gets tables that no version holds any more
   * @return the state before replay, in which there is no log segment to write to
   */
  public StoreState load(
      Root root, TableOpener opener, Health health, Consumer<TableHandle> retired)
      throws IOException {
    List<LevelManifest> manifests = new RootReader(layout).manifests(root);
    requireTableFormats(manifests);
    Root informed = root.withCompaction(parts.chosen(Role.COMPACTION));
    RootWriter writer = new RootWriter(layout, informed, manifests, orphans.largestRootNumber());
    isChanged = writer.deleteTorn() || !informed.equals(root);
    MemTableSlot empty = MemTableSlot.withoutSegment(parts.memTable().create(1));
    VersionSet versions =
        new VersionSet(new Version(empty, List.of(), tables(manifests, opener)), retired);
    FileNumbers numbers =
        new FileNumbers(Math.max(root.nextFileNumber(), orphans.largestFileNumber() + 1));
    return new StoreState(writer, versions, health, numbers);
  }

  /** Refuses tables that nobody can read before anything is written or compacted around them. */
  private void requireTableFormats(List<LevelManifest> manifests) {
    for (LevelManifest manifest : manifests) {
      for (TableRecord table : manifest.runs().stream().flatMap(List::stream).toList()) {
        parts.tableFormat(
            table.format(),
            layout.table(table.number()).file(StoreLayout.TABLE_PROPERTIES).path().toString());
      }
    }
  }

  /** The tables that manifests name, not open yet. */
  public static LevelTables tables(List<LevelManifest> manifests, TableOpener opener) {
    List<List<List<TableHandle>>> levels = new ArrayList<>();
    for (LevelManifest manifest : manifests) {
      List<List<TableHandle>> runs = new ArrayList<>();
      for (List<TableRecord> run : manifest.runs()) {
        runs.add(run.stream().map(record -> new TableHandle(record, opener)).toList());
      }
      levels.add(runs);
    }
    return new LevelTables(levels);
  }

  /**
   * Replays the log into new tables on level 0, which become durable with {@link #finish}.
   *
   * @param root the ROOT that was loaded
   * @param state what was loaded
   * @param writer writes tables
   * @param opener will open them
   * @return what was found
   */
  public Replayed replay(Root root, StoreState state, TableWriter writer, TableOpener opener)
      throws IOException {
    long begin = System.nanoTime();
    List<TableRecord> written = new ArrayList<>();
    MemTableReplay memTables =
        new MemTableReplay(
            parts.memTable(), options, full -> written.add(write(full, state, writer)));
    LogReplay log = new LogReplay(layout, parts, root, memTables);
    log.run();
    memTables.finish();
    List<String> kept = new LostBytes(layout).keep(log.cuts());
    tellOfCuts(log, kept);
    LevelTables tables = state.versions().current().tables();
    for (TableRecord record : written) {
      tables = tables.withFlushed(List.of(new TableHandle(record, opener)));
    }
    state.recovered(tables, log.lastSequence());
    return new Replayed(begin, root.wal().size(), log, kept, written.size());
  }

  /** A write that a crash cut short looks like one whose bytes have changed since. */
  private void tellOfCuts(LogReplay log, List<String> kept) {
    if (log.bytesCut() > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The log of {0} ended with {1} bytes of writes that were not whole, none of them known to be durable;"
              + " they are kept in {2}",
          layout.root().path(),
          log.bytesCut(),
          kept);
    }
  }

  /**
   * What was found in the log.
   *
   * @param beginNanos when it began
   * @param segments how many segments there were
   * @param log what was read of them
   * @param kept the files that hold what was cut off
   * @param tables how many tables were made
   */
  public record Replayed(
      long beginNanos, int segments, LogReplay log, List<String> kept, int tables) {}

  /**
   * Makes durable what was found, and clears away what nothing names any more: in this order, since
   * of a killed process the page cache may know a ROOT that the disk does not, or one that is
   * deleted there alone. A store that is as a close leaves it stays so, and names its empty log
   * until something is written: to open it takes no force of the disk. Requires: nothing writes to
   * the store.
   *
   * @param replayed what was found
   * @param state as it is now
   * @return all that was done
   */
  public Recovered finish(Replayed replayed, StoreState state) throws IOException {
    LogReplay log = replayed.log();
    int removed = 0;
    if (!isAsClosed(replayed, state)) {
      state.commitRecovered();
      removed = orphans.remove(state.root(), tables(state));
    }
    StoreStats.Recovery report =
        new StoreStats.Recovery(
            replayed.segments(),
            log.records(),
            log.operations(),
            log.bytesCut(),
            replayed.kept(),
            replayed.tables(),
            removed,
            Duration.ofNanos(System.nanoTime() - replayed.beginNanos()));
    return new Recovered(log.lastSequence(), report);
  }

  private static TableRecord write(MemTable full, StoreState state, TableWriter writer)
      throws IOException {
    try (RetentionCursor cursor =
        new RetentionCursor(
            full.cursor(Direction.FORWARD), new long[0], RetentionCursor.KeysBeneath.ALWAYS)) {
      TableRecord record =
          writer.write(state.allocateNumber(), 0, new TableInput(cursor, Long.MAX_VALUE));
      try {
        cursor.requireComplete("a recovery", record.entries(), full.entries());
      } catch (IOException e) {
        writer.discard(record.number(), e); // the next attempt makes another
        throw e;
      }
      return record;
    }
  }

  private boolean isAsClosed(Replayed replayed, StoreState state) throws IOException {
    LogReplay log = replayed.log();
    return !isChanged
        && replayed.tables() == 0
        && log.cuts().isEmpty()
        && log.isOf(parts.chosen(Role.WAL))
        && new RootReader(layout).numbers().size() == ROOTS_AT_REST
        && orphans.none(state.root(), tables(state));
  }

  private static Set<Long> tables(StoreState state) {
    Set<Long> tables = new HashSet<>();
    state.versions().current().tables().forEach(table -> tables.add(table.record().number()));
    return tables;
  }
}
