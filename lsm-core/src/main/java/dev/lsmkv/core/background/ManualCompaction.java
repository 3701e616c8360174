package dev.lsmkv.core.background;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.spi.entry.Key;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a range down to the last level, one level after the other, whatever the
 * strategy; then merges the runs of the last level, and rewrites tables of it that hold old
 * versions or tombstones.
 *
 * <p>The tables taken from a level and the next are closed under overlap, so every plan keeps the
 * order of runs. A damaged table stays where it is, with all that overlaps it.
 *
 * <p>Thread: confined.
 */
public final class ManualCompaction implements Compactor.PlanSource {

  private static final long TABLE_BYTES = 64L << 20;
  private static final int TABLE_BYTES_DOUBLINGS_MAX = 2;

  private final byte @Nullable [] first;
  private final byte @Nullable [] endExclusive;
  private @Nullable Deque<TableHandle> toRewrite; // once the levels above are done
  private boolean lastMerged;
  private int level;
  private int last = -1;

  /**
   * A compaction of a range.
   *
   * @param range the keys
   */
  public ManualCompaction(KeyRange range) {
    this.first = range.first().orElse(null);
    this.endExclusive = range.endExclusive().orElse(null);
  }

  /** Runs it, on an engine thread, while nothing else is compacted. */
  public void run(Compactor compactor) throws IOException {
    compactor.exclusively(this);
  }

  @Override
  public Optional<Merge> next(LevelTables tables) {
    if (last < 0) {
      last = Math.max(1, tables.levels().size() - 1);
    }
    while (level < last) {
      Set<TableHandle> chosen = closure(tables, level, level + 1);
      level++;
      if (!chosen.isEmpty()) {
        return Optional.of(merge(chosen, level));
      }
    }
    return rewriteLast(tables);
  }

  /**
   * The tables of a level in the range, and of it and the level they go to all that overlap one of
   * them, one over the other.
   */
  private Set<TableHandle> closure(LevelTables tables, int from, int to) {
    List<TableHandle> candidates = new ArrayList<>(tables(tables, from));
    Set<TableHandle> chosen = new LinkedHashSet<>(candidates);
    chosen.removeIf(table -> !inRange(table));
    if (chosen.isEmpty()) {
      return chosen;
    }
    candidates.addAll(tables(tables, to));
    boolean grown = true;
    while (grown) {
      Key least =
          chosen.stream().map(table -> table.record().first()).min(Key::compareTo).orElseThrow();
      Key greatest =
          chosen.stream().map(table -> table.record().last()).max(Key::compareTo).orElseThrow();
      grown = false;
      for (TableHandle table : candidates) {
        grown |= table.info().overlaps(least, greatest) && chosen.add(table);
      }
    }
    boolean damaged = chosen.stream().anyMatch(table -> table.state() != TableState.READY);
    return damaged ? Set.of() : chosen;
  }

  private static List<TableHandle> tables(LevelTables tables, int level) {
    return tables.runs(level).stream().flatMap(List::stream).toList();
  }

  /**
   * What a last level of several runs, or of tables with something to drop, is made of: the runs
   * are merged first. Each table that was there then is rewritten once, and not again, since a
   * snapshot may keep its old versions alive.
   */
  private Optional<Merge> rewriteLast(LevelTables tables) {
    if (toRewrite == null && !lastMerged && tables.runs(last).size() > 1) {
      lastMerged = true;
      Set<TableHandle> chosen = closure(tables, last, last);
      if (!chosen.isEmpty()) {
        return Optional.of(merge(chosen, last));
      }
    }
    if (tables.runs(last).size() > 1) {
      return Optional.empty(); // a table by itself must not pass those between
    }
    List<TableHandle> candidates = tables(tables, last);
    if (toRewrite == null) {
      toRewrite = new ArrayDeque<>(candidates.stream().filter(this::isWorthRewriting).toList());
    }
    TableHandle next = toRewrite.poll();
    while (next != null && (!candidates.contains(next) || next.state() != TableState.READY)) {
      next = toRewrite.poll();
    }
    return Optional.ofNullable(next).map(table -> merge(Set.of(table), last));
  }

  private boolean isWorthRewriting(TableHandle table) {
    return inRange(table)
        && (table.record().tombstones() > 0 || table.record().entries() > table.record().keys());
  }

  private static Merge merge(Set<TableHandle> chosen, int target) {
    List<Long> numbers = chosen.stream().map(table -> table.record().number()).toList();
    long tableBytes = TABLE_BYTES << Math.min(TABLE_BYTES_DOUBLINGS_MAX, Math.max(0, target - 1));
    return new Merge(
        numbers,
        new Target(target, Placement.INTO_RUN),
        tableBytes,
        "asked for by the application");
  }

  private boolean inRange(TableHandle table) {
    return (endExclusive == null || table.compareFirst(endExclusive) < 0)
        && (first == null || table.compareLast(first) >= 0);
  }
}
