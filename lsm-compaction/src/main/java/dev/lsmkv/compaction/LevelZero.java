package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableInfo;
import java.util.Comparator;
import java.util.List;

/**
 * Empties level 0, whose runs overlap one another.
 *
 * <p>Its tables and those of level 1 fall into heaps that overlap nothing outside. Heaps of one
 * table move down as they are, all at once; else the heap with the oldest table of level 0 is
 * merged, so that none waits forever.
 *
 * @param levels the tables of the store
 * @param tables how large tables are made
 */
record LevelZero(Levels levels, TableSizes tables) {

  /**
   * A part of a table size small enough that a damaged table holds up little more than its own
   * range.
   */
  private static final long RESCUE_PART = 8;

  /** The next step from level 0 to level 1. */
  CompactionPlan drain() {
    int runs = runs();
    List<Heap> heaps =
        Way.down(levels, 0).heaps().stream().filter(heap -> heap.oldestBefore(runs) >= 0).toList();
    List<TableInfo> movable =
        heaps.stream().filter(Heap::single).flatMap(heap -> heap.tables().stream()).toList();
    if (!movable.isEmpty()) {
      return Plans.move(movable, Plans.intoRun(1), "level 0 is full");
    }
    return heaps.stream()
        .max(Comparator.comparingInt(heap -> heap.oldestBefore(runs)))
        .map(heap -> heap.tables())
        .map(inputs -> Plans.merge(inputs, Plans.intoRun(1), tables.at(1), "level 0 is full"))
        .orElse(Plans.IDLE);
  }

  /**
   * How many runs lie on top of one another above a damaged table of level 1, where they cannot go
   * down.
   *
   * @return the most of any place; {@link #rescue} makes them one
   */
  long stuckRuns() {
    return stuck().stream().mapToLong(heap -> heap.runsBefore(runs())).max().orElse(0);
  }

  /**
   * Merges such runs within level 0, into its oldest run and into small tables: those beside the
   * damage can go down then, and what cannot is one run, not many.
   */
  CompactionPlan rescue() {
    long size = Math.max(1, tables.at(1) / RESCUE_PART);
    return stuck().stream()
        .max(Comparator.comparingLong(heap -> heap.runsBefore(runs())))
        .map(heap -> Plans.merge(heap.tables(), Plans.intoRun(0), size, "level 0 is stuck"))
        .orElse(Plans.IDLE);
  }

  private List<Heap> stuck() {
    var damaged = Way.damagedDown(levels, 0);
    if (damaged.isEmpty()) {
      return List.of();
    }
    return Way.within(levels, 0).heaps().stream()
        .filter(heap -> heap.tables().stream().anyMatch(t -> damaged.contains(t.number())))
        .toList();
  }

  private int runs() {
    return levels.level(0).runs().size();
  }
}
