package dev.lsmkv.core.background;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.TableState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
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
 * <p>The tables taken from a level and the next are whole groups of tables that overlap, so every
 * plan keeps the order of runs. A damaged table stays where it is, with all of its group.
 *
 * <p>Thread: confined.
 */
public final class ManualCompaction implements Compactor.PlanSource {

  private static final long TABLE_BYTES = 64L << 20;
  private static final int TABLE_BYTES_DOUBLINGS_MAX = 2;

  /** A smaller table is joined to its neighbours rather than moved as it is. */
  private static final long MOVED_BYTES_MIN = 16L << 20;

  /** So much is enough for one job, which needs as much space again until it is done. */
  private static final long MERGED_BYTES_ENOUGH = 256L << 20;

  private static final String REASON = "asked for by the application";

  private final byte @Nullable [] first;
  private final byte @Nullable [] endExclusive;
  private @Nullable Deque<TableHandle> toRewrite; // once the levels above are done
  private @Nullable Set<TableHandle> wanted; // of the present level, once it was looked at
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
  public Optional<CompactionPlan> next(LevelTables tables) {
    if (last < 0) {
      last = Math.max(1, tables.levels().size() - 1);
    }
    while (level < last) {
      Optional<CompactionPlan> plan = down(tables);
      if (plan.isPresent()) {
        return plan;
      }
      wanted = null;
      level++;
    }
    return rewriteLast(tables);
  }

  /**
   * Takes some tables of the present level to the next: first all that can stay as they are, then
   * groups that overlap, neighbours together as long as they are not too much for one job. Tables
   * that come to the level meanwhile are left alone, or this might never end.
   */
  private Optional<CompactionPlan> down(LevelTables tables) {
    List<TableHandle> above = tables(tables, level);
    if (wanted == null) {
      wanted = new HashSet<>(above);
      wanted.removeIf(table -> !inRange(table));
    }
    wanted.retainAll(above);
    List<TableHandle> both = new ArrayList<>(above);
    both.addAll(tables(tables, level + 1));
    List<List<TableHandle>> groups = OverlapGroups.of(both);
    List<TableHandle> movable =
        groups.stream().filter(this::isMovable).map(List::getFirst).toList();
    return movable.isEmpty()
        ? firstNeighbours(groups).map(chosen -> merge(chosen, level + 1))
        : Optional.of(
            new Move(numbers(movable), new Target(level + 1, Placement.INTO_RUN), REASON));
  }

  private boolean isMovable(List<TableHandle> group) {
    return group.size() == 1
        && isChosen(group)
        && group.getFirst().record().bytes() >= MOVED_BYTES_MIN;
  }

  /** Whether a group has a table to be taken down, and none that is damaged. */
  private boolean isChosen(List<TableHandle> group) {
    Set<TableHandle> seeds = wanted;
    return seeds != null
        && group.stream().anyMatch(seeds::contains)
        && group.stream().allMatch(table -> table.state() == TableState.READY);
  }

  /** Chosen groups with no other group between them, up to a size. */
  private Optional<List<TableHandle>> firstNeighbours(List<List<TableHandle>> groups) {
    List<TableHandle> chosen = new ArrayList<>();
    long bytes = 0;
    for (List<TableHandle> group : groups) {
      if (isChosen(group)) {
        chosen.addAll(group);
        bytes += group.stream().mapToLong(table -> table.record().bytes()).sum();
      }
      if (!chosen.isEmpty() && (!isChosen(group) || bytes >= MERGED_BYTES_ENOUGH)) {
        break;
      }
    }
    return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
  }

  /** The tables of a level in the range, and of it all that overlap one of them, and so on. */
  private Set<TableHandle> closure(LevelTables tables, int of) {
    Set<TableHandle> chosen = new LinkedHashSet<>();
    for (List<TableHandle> group : OverlapGroups.of(tables(tables, of))) {
      if (group.stream().anyMatch(this::inRange)) {
        chosen.addAll(group);
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
  private Optional<CompactionPlan> rewriteLast(LevelTables tables) {
    if (toRewrite == null && !lastMerged && tables.runs(last).size() > 1) {
      lastMerged = true;
      Set<TableHandle> chosen = closure(tables, last);
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

  private static List<Long> numbers(Collection<TableHandle> chosen) {
    return chosen.stream().map(table -> table.record().number()).toList();
  }

  private static CompactionPlan merge(Collection<TableHandle> chosen, int target) {
    long tableBytes = TABLE_BYTES << Math.min(TABLE_BYTES_DOUBLINGS_MAX, Math.max(0, target - 1));
    return new Merge(numbers(chosen), new Target(target, Placement.INTO_RUN), tableBytes, REASON);
  }

  private boolean inRange(TableHandle table) {
    return (endExclusive == null || table.compareFirst(endExclusive) < 0)
        && (first == null || table.compareLast(first) >= 0);
  }
}
