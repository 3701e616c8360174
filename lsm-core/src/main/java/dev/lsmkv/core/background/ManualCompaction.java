package dev.lsmkv.core.background;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.spi.entry.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a range down to the last level, one level after the other, whatever the
 * strategy; then rewrites tables of the last level that hold old versions or tombstones.
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
  private @Nullable List<Long>
      toRewrite; // the numbers of tables of the last level, once the levels above are done
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
  public Optional<CompactionTask> next(LevelTables tables) {
    if (last < 0) {
      last = Math.max(1, tables.levels().size() - 1);
    }
    while (level < last) {
      Set<TableHandle> chosen = closure(tables, level);
      level++;
      if (!chosen.isEmpty()) {
        return Optional.of(task(tables, chosen, level));
      }
    }
    return rewriteLast(tables);
  }

  /**
   * The tables of a level in the range, and of it and the next all that overlap one of them, one
   * over the other.
   */
  private Set<TableHandle> closure(LevelTables tables, int from) {
    List<TableHandle> candidates = new ArrayList<>();
    tables.runs(from).forEach(candidates::addAll);
    Set<TableHandle> chosen = new HashSet<>(candidates);
    chosen.removeIf(table -> !inRange(table));
    if (chosen.isEmpty()) {
      return chosen;
    }
    tables.runs(from + 1).forEach(candidates::addAll);
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

  /**
   * Each table that was there when the levels above were done, once: a snapshot may keep its old
   * versions alive.
   */
  private Optional<CompactionTask> rewriteLast(LevelTables tables) {
    if (tables.runs(last).size() > 1) {
      return Optional
          .empty(); // runs of one level overlap: a table by itself must not pass those between
    }
    List<TableHandle> candidates = new ArrayList<>();
    tables.runs(last).forEach(candidates::addAll);
    if (toRewrite == null) {
      toRewrite =
          new ArrayList<>(
              candidates.stream().filter(this::isWorthRewriting).map(this::number).toList());
    }
    while (!toRewrite.isEmpty()) {
      long next = toRewrite.removeFirst();
      Optional<TableHandle> table =
          candidates.stream().filter(one -> number(one) == next).findFirst();
      if (table.isPresent() && table.get().state() == TableState.READY) {
        return Optional.of(task(tables, Set.of(table.get()), last));
      }
    }
    return Optional.empty();
  }

  private boolean isWorthRewriting(TableHandle table) {
    return inRange(table)
        && (table.record().tombstones() > 0 || table.record().entries() > table.record().keys());
  }

  private long number(TableHandle table) {
    return table.record().number();
  }

  private CompactionTask task(LevelTables tables, Set<TableHandle> chosen, int target) {
    List<TableHandle> inputs = new ArrayList<>();
    tables.forEach(table -> {
      if (chosen.contains(table)) {
        inputs.add(table);
      }
    });
    long tableBytes = TABLE_BYTES << Math.min(TABLE_BYTES_DOUBLINGS_MAX, Math.max(0, target - 1));
    Target place = new Target(target, Placement.INTO_RUN);
    return new CompactionTask(
        CompactionTask.Kind.MERGE,
        inputs,
        place,
        tableBytes,
        "manual",
        RunOrder.targetRun(tables, place));
  }

  private boolean inRange(TableHandle table) {
    return (endExclusive == null || table.compareFirst(endExclusive) < 0)
        && (first == null || table.compareLast(first) >= 0);
  }
}
