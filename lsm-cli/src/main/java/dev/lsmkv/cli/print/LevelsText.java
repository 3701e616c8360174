package dev.lsmkv.cli.print;

import static dev.lsmkv.cli.print.Units.bytes;
import static dev.lsmkv.cli.print.Units.count;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.StoreStats.LevelStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * The tree of levels: what each holds, and how full it is by each of its limits, as a bar in which
 * {@code |} marks the soft limit, where compaction begins.
 */
public final class LevelsText {

  private static final int BAR_CELLS = 30;

  private LevelsText() {}

  /**
   * Draws the tree.
   *
   * @param name the store
   * @param stats its figures
   * @return lines
   */
  public static List<String> lines(String name, StoreStats stats) {
    List<String> lines = new ArrayList<>();
    lines.add(name + "  " + total(stats));
    lines.add(
        (stats.levels().isEmpty() ? "└─ " : "├─ ") + "memtable  " + memTables(stats.memTables()));
    int last = stats.levels().size() - 1;
    for (int i = 0; i <= last; i++) {
      addLevel(stats.levels().get(i), i == last, lines);
    }
    return lines;
  }

  private static String total(StoreStats stats) {
    long bytes = stats.levels().stream().mapToLong(LevelStats::bytes).sum();
    long entries = stats.levels().stream().mapToLong(LevelStats::entries).sum();
    String damaged =
        stats.tablesDamaged() == 0 ? "" : ", " + count(stats.tablesDamaged()) + " damaged";
    return tables(stats.tablesKnown()) + damaged + ", " + bytes(bytes) + ", " + entries(entries);
  }

  private static String memTables(StoreStats.MemTables tables) {
    return bytes(tables.activeBytes())
        + ", "
        + count(tables.activeEntries(), "version", "versions")
        + waiting(tables);
  }

  /** A reader beside the writer has no queue. */
  private static String waiting(StoreStats.MemTables tables) {
    return tables.immutableMax() == 0
        ? ""
        : "; " + tables.immutable() + " of " + tables.immutableMax() + " waiting to be flushed";
  }

  private static void addLevel(LevelStats level, boolean isLast, List<String> lines) {
    lines.add((isLast ? "└─ " : "├─ ") + "L" + level.level() + "  " + contents(level));
    String indent = isLast ? "      " : "│     ";
    List.of(
            new Gauge("tables ", level.tables(), level.tableLimit(), Units::count),
            new Gauge("bytes  ", level.bytes(), level.byteLimit(), Units::bytes),
            new Gauge("entries", level.entries(), level.entryLimit(), Units::count))
        .stream()
        .filter(Gauge::hasLimit)
        .forEach(gauge -> lines.add(indent + gauge.line(level.softRatio())));
  }

  private static String contents(LevelStats level) {
    if (level.tables() == 0) {
      return "empty";
    }
    String tombstones =
        level.tombstones() == 0
            ? ""
            : " of which " + count(level.tombstones(), "tombstone", "tombstones");
    return tables(level.tables())
        + " in "
        + count(level.runs(), "run", "runs")
        + ", "
        + bytes(level.bytes())
        + ", "
        + entries(level.entries())
        + tombstones;
  }

  /** A bar of fixed width, whatever the ratios are. */
  static String bar(double part, double softRatio) {
    int filled = cells(part);
    int soft = Math.min(cells(softRatio), BAR_CELLS - 1);
    StringBuilder bar = new StringBuilder("[");
    for (int i = 0; i < BAR_CELLS; i++) {
      bar.append(i == soft ? '|' : i < filled ? '#' : '.');
    }
    return bar.append(']').toString();
  }

  private static int cells(double part) {
    return (int) Math.round(Math.clamp(part, 0.0, 1.0) * BAR_CELLS);
  }

  private static String tables(long tables) {
    return count(tables, "table", "tables");
  }

  private static String entries(long entries) {
    return count(entries, "entry", "entries");
  }

  /** One limit of a level, and how far it is used. */
  private record Gauge(String label, long now, long limit, LongFunction<String> unit) {

    private boolean hasLimit() {
      return limit != Long.MAX_VALUE;
    }

    private String line(double softRatio) {
      double part = limit == 0 ? (now == 0 ? 0 : 1) : (double) now / limit;
      return label
          + " "
          + bar(part, softRatio)
          + String.format(Locale.ROOT, " %3.0f %%", 100 * part)
          + "  "
          + unit.apply(now)
          + " of "
          + unit.apply(limit);
    }
  }
}
