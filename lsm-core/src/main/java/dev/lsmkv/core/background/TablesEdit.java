package dev.lsmkv.core.background;

import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a compaction changes: inputs out, outputs in. It is applied to the tables as they are when
 * it ends; flushes may have added runs to level 0 since it began.
 *
 * @param inputs the tables that go
 * @param outputs the tables that come, in key order; for a move the inputs themselves
 * @param target where they go
 */
record TablesEdit(Set<TableHandle> inputs, List<TableHandle> outputs, Target target) {

  LevelTables apply(LevelTables current) {
    int place = RunOrder.placeIn(current.runs(target.level()), inputs, target.placement());
    List<List<List<TableHandle>>> levels = new ArrayList<>();
    int depth = Math.max(current.levels().size(), target.level() + 1);
    for (int level = 0; level < depth; level++) {
      List<List<TableHandle>> runs = new ArrayList<>();
      for (List<TableHandle> run : current.runs(level)) {
        runs.add(new ArrayList<>(run.stream().filter(table -> !inputs.contains(table)).toList()));
      }
      if (level == target.level()) {
        addOutputs(runs, place);
      }
      levels.add(runs);
    }
    return new LevelTables(levels);
  }

  private void addOutputs(List<List<TableHandle>> runs, int place) {
    if (target.placement() == Placement.NEW_RUN || runs.isEmpty()) {
      runs.add(place, outputs);
      return;
    }
    List<TableHandle> run = runs.get(place);
    run.addAll(outputs);
    run.sort(Comparator.comparing(table -> table.record().first()));
    for (int i = 1; i < run.size(); i++) {
      if (run.get(i - 1).record().last().compareTo(run.get(i).record().first()) >= 0) {
        throw new IllegalStateException("the outputs of a compaction overlap the run they join");
      }
    }
  }
}
