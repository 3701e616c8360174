package dev.lsmkv.core.background;

import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a compaction changes: inputs out, outputs in. It is applied to the tables as they are when
 * it ends; flushes may have added runs to level 0 since it began, and other jobs may have emptied
 * the run it was to join.
 *
 * @param task what was planned
 * @param inputs the tables that go
 * @param outputs the tables that come; for a move the inputs themselves
 */
record TablesEdit(CompactionTask task, Set<TableHandle> inputs, List<TableHandle> outputs) {

  LevelTables apply(LevelTables current) {
    int target = task.target().level();
    List<List<List<TableHandle>>> levels = new ArrayList<>();
    int depth = Math.max(current.levels().size(), target + 1);
    for (int level = 0; level < depth; level++) {
      List<List<TableHandle>> runs = new ArrayList<>();
      for (List<TableHandle> run : current.runs(level)) {
        runs.add(new ArrayList<>(run.stream().filter(table -> !inputs.contains(table)).toList()));
      }
      if (level == target) {
        join(outputRun(current.runs(target), runs));
      }
      levels.add(runs);
    }
    return new LevelTables(levels);
  }

  /**
   * The run of {@code changed} that the outputs join, made if need be; the two lists have the same
   * runs.
   */
  private List<TableHandle> outputRun(
      List<List<TableHandle>> current, List<List<TableHandle>> changed) {
    if (task.target().placement() == Placement.NEW_RUN) {
      changed.add(RunOrder.placeIn(current, inputs, Placement.NEW_RUN), new ArrayList<>());
      return changed.get(RunOrder.placeIn(current, inputs, Placement.NEW_RUN));
    }
    for (int run = 0; run < current.size(); run++) {
      if (current.get(run).stream().anyMatch(task.targetRun()::contains)) {
        return changed.get(run);
      }
    }
    if (changed.isEmpty()
        || !task.targetRun().isEmpty()) { // none yet, or it was emptied: it was the oldest
      changed.add(new ArrayList<>());
    }
    return changed.getLast();
  }

  private void join(List<TableHandle> run) {
    run.addAll(outputs); // tables moved out of several runs come in no order
    run.sort(Comparator.comparing(table -> table.record().first()));
    for (int i = 1; i < run.size(); i++) {
      if (run.get(i - 1).record().last().compareTo(run.get(i).record().first()) >= 0) {
        throw new IllegalStateException("the outputs of a compaction overlap the run they join");
      }
    }
  }
}
