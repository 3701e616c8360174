package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Joins the runs of a deeper level into one, where another strategy left several.
 *
 * <p>It goes step by step: each merges one table of a newer run, with all that overlaps it beneath,
 * into the oldest. It begins with the newest run, because its steps join all runs at once; where
 * such a step would be too large, with the run after it.
 *
 * @param levels the tables of the store
 * @param level the level, 1 or deeper
 * @param tables how large tables are made
 */
record RunJoin(Levels levels, int level, TableSizes tables) {

  /** How many tables of full size a step should merge at most. */
  private static final int STEP_TABLES = 16;

  /** The next step. */
  CompactionPlan plan() {
    Way way = Way.within(levels, level);
    List<List<TableInfo>> steps = new ArrayList<>();
    for (int run = 0; run < way.runs().size() - 1; run++) {
      smallest(way, run).ifPresent(steps::add);
    }
    double bytesMax = (double) tables.at(level) * STEP_TABLES;
    String reason = "level " + level + " has " + way.runs().size() + " runs";
    return steps.stream()
        .filter(step -> bytes(step) <= bytesMax)
        .findFirst()
        .or(() -> steps.stream().min(Comparator.comparingLong(RunJoin::bytes)))
        .map(step -> Plans.merge(step, Plans.intoRun(level), tables.at(level), reason))
        .orElse(Plans.IDLE);
  }

  private static Optional<List<TableInfo>> smallest(Way way, int place) {
    Run run = way.runs().get(place);
    return run.tables().stream()
        .filter(way::open)
        .map(table -> way.with(table, place))
        .min(Comparator.comparingLong(RunJoin::bytes));
  }

  private static long bytes(List<TableInfo> tables) {
    return Fill.of(tables).bytes();
  }
}
