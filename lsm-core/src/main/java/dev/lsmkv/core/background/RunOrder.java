package dev.lsmkv.core.background;

import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All runs of a store in the order in which they are read, newest first, and the place in it where
 * the outputs of a compaction go.
 *
 * @param runs every run, level by level
 * @param outputRun the place of the outputs: the index in {@code runs} of the run they join or
 *     stand before
 * @param joins whether they join the run at {@code outputRun}; otherwise they become a run of their
 *     own before it
 */
record RunOrder(List<List<TableHandle>> runs, int outputRun, boolean joins) {

  static RunOrder of(LevelTables tables, Set<TableHandle> inputs, Target target) {
    List<List<TableHandle>> runs = new ArrayList<>();
    for (int level = 0; level < target.level(); level++) {
      runs.addAll(tables.runs(level));
    }
    List<List<TableHandle>> targetRuns = tables.runs(target.level());
    int output = runs.size() + placeIn(targetRuns, inputs, target.placement());
    runs.addAll(targetRuns);
    for (int level = target.level() + 1; level < tables.levels().size(); level++) {
      runs.addAll(tables.runs(level));
    }
    boolean joins = target.placement() == Placement.INTO_RUN && !targetRuns.isEmpty();
    return new RunOrder(runs, output, joins);
  }

  /**
   * The index within the target level: its oldest run to join, or the place of the newest input
   * that lies there.
   */
  static int placeIn(
      List<List<TableHandle>> targetRuns, Set<TableHandle> inputs, Placement placement) {
    if (placement == Placement.INTO_RUN) {
      return Math.max(0, targetRuns.size() - 1);
    }
    for (int run = 0; run < targetRuns.size(); run++) {
      if (targetRuns.get(run).stream().anyMatch(inputs::contains)) {
        return run;
      }
    }
    return 0;
  }

  /** The tables of the run that outputs would join now; none if they would begin one. */
  static Set<TableHandle> targetRun(LevelTables tables, Target target) {
    List<List<TableHandle>> runs = tables.runs(target.level());
    return target.placement() == Placement.INTO_RUN && !runs.isEmpty()
        ? Set.copyOf(runs.getLast())
        : Set.of();
  }

  /**
   * The tables that are older than the outputs, save inputs: what a dropped tombstone would let
   * show through.
   */
  List<List<TableHandle>> beneath(Set<TableHandle> inputs) {
    List<List<TableHandle>> beneath = new ArrayList<>();
    for (int run = outputRun; run < runs.size(); run++) {
      List<TableHandle> rest =
          runs.get(run).stream().filter(table -> !inputs.contains(table)).toList();
      if (!rest.isEmpty()) {
        beneath.add(rest);
      }
    }
    return beneath;
  }
}
