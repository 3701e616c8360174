package dev.lsmkv.cli.print;

import static dev.lsmkv.cli.print.Units.bytes;
import static dev.lsmkv.cli.print.Units.count;
import static dev.lsmkv.cli.print.Units.percent;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.StoreStats.LevelStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The statistics of a store for people: sections of names and figures. What a reader beside the
 * writer never does, such as flushing, is left out for it.
 */
public final class StatsText {

  private final List<String> lines = new ArrayList<>();

  private StatsText() {}

  /**
   * Writes the statistics out.
   *
   * @param stats the figures
   * @return lines
   */
  public static List<String> lines(StoreStats stats) {
    StatsText text = new StatsText();
    text.store(stats);
    text.memory(stats);
    text.wal(stats);
    text.levels(stats.levels());
    text.reading(stats);
    if (stats.state() != StoreStats.State.READ_ONLY) {
      text.work(stats);
      text.stalls(stats.stalls());
    }
    text.recovery(stats.recovery());
    text.damage(stats.damage());
    return List.copyOf(text.lines);
  }

  private void store(StoreStats stats) {
    section("Store");
    row("state", stats.state().words());
    row("last sequence", count(stats.lastSequence()));
  }

  private void memory(StoreStats stats) {
    StoreStats.MemTables tables = stats.memTables();
    section("Memtables");
    row(
        "active",
        bytes(tables.activeBytes()) + ", " + count(tables.activeEntries(), "version", "versions"));
    if (stats.state() != StoreStats.State.READ_ONLY) {
      row(
          "waiting for a flush",
          tables.immutable()
              + " of "
              + tables.immutableMax()
              + ", "
              + bytes(tables.immutableBytes()));
      row("rotations", count(tables.rotations()));
    }
  }

  private void wal(StoreStats stats) {
    StoreStats.Wal wal = stats.wal();
    section("Write-ahead log");
    row("segments", count(wal.segments()));
    if (stats.state() == StoreStats.State.READ_ONLY) {
      return;
    }
    row("appended", bytes(wal.appendedBytes()));
    row("groups", count(wal.groups()) + " of " + count(wal.batches(), "batch", "batches"));
    row("forces", count(wal.forces()));
  }

  private void levels(List<LevelStats> levels) {
    section("Levels");
    for (LevelStats level : levels) {
      row(
          "L" + level.level(),
          count(level.tables(), "table", "tables")
              + ", "
              + bytes(level.bytes())
              + ", "
              + count(level.entries(), "entry", "entries")
              + ", "
              + count(level.tombstones(), "tombstone", "tombstones"));
    }
  }

  private void reading(StoreStats stats) {
    section("Lazy loading");
    row("tables open", count(stats.tablesOpen()) + " of " + count(stats.tablesKnown()));
    row("tables damaged", count(stats.tablesDamaged()));
    StoreStats.Filters filters = stats.filters();
    section("Filters");
    row("checks", count(filters.checks()));
    row(
        "tables not read",
        count(filters.negatives()) + " (" + percent(filters.negatives(), filters.checks()) + ")");
    long absent = filters.negatives() + filters.falsePositives();
    row(
        "false positives",
        count(filters.falsePositives()) + " (" + percent(filters.falsePositives(), absent) + ")");
    StoreStats.BlockCacheStats cache = stats.blockCache();
    section("Block cache");
    row("memory", bytes(cache.bytes()) + " of " + bytes(cache.bytesMax()));
    long reads = cache.hits() + cache.misses();
    row(
        "hits",
        count(cache.hits()) + " of " + count(reads) + " (" + percent(cache.hits(), reads) + ")");
  }

  private void work(StoreStats stats) {
    StoreStats.Flushes flushes = stats.flushes();
    section("Flushes");
    row("done", count(flushes.count()));
    row("written", bytes(flushes.bytes()) + ", " + count(flushes.entries(), "entry", "entries"));
    StoreStats.Compactions compactions = stats.compactions();
    section("Compactions");
    row(
        "done",
        count(compactions.count(), "merge", "merges")
            + ", "
            + count(compactions.moves(), "move", "moves"));
    row("running", count(compactions.running()));
    row("bytes", bytes(compactions.bytesIn()) + " in, " + bytes(compactions.bytesOut()) + " out");
    row("entries dropped", count(compactions.entriesDropped()));
    row("write amplification", String.format(Locale.ROOT, "%.2f", stats.writeAmplification()));
    compactions.last().ifPresent(failure -> row("last failure", failure));
  }

  private void stalls(StoreStats.Stalls stalls) {
    section("Stalls");
    row("delayed", stall(stalls.delayed(), stalls.delay()));
    row("stopped", stall(stalls.stopped(), stalls.stop()));
  }

  private static String stall(long writes, Duration time) {
    return count(writes, "write", "writes") + ", " + Units.seconds(time.toNanos()) + " in all";
  }

  private void recovery(StoreStats.Recovery recovery) {
    section("Recovery at the last open");
    row("segments read", count(recovery.segments()));
    row(
        "replayed",
        count(recovery.operations())
            + " operations in "
            + count(recovery.records(), "record", "records"));
    row("torn tail cut off", bytes(recovery.bytesDropped()));
    recovery.keptIn().forEach(file -> row("kept in", file));
    row("tables made", count(recovery.tables()));
    row("orphans removed", count(recovery.orphans()));
    row("time", Units.seconds(recovery.took().toNanos()));
  }

  private void damage(List<Damage> damage) {
    if (damage.isEmpty()) {
      return;
    }
    section("Damaged ranges");
    for (Damage place : damage) {
      row(
          "L" + place.level().orElse(0),
          DamageText.place(place) + place.keys().map(DamageText::keys).orElse(""));
    }
  }

  private void section(String name) {
    lines.add(name);
  }

  private void row(String name, String figure) {
    lines.add(String.format(Locale.ROOT, "  %-20s %s", name, figure));
  }
}
