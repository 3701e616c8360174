package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Does anything that is allowed, for stores of any shape; one plan at a time, never done.
 *
 * @param random decides
 * @param levelsMax how deep the store becomes at most
 */
record WanderingStrategy(Random random, int levelsMax) implements CompactionStrategy {

  @Override
  public CompactionPlan plan(Levels levels) {
    List<Level> full =
        levels.levels().stream()
            .filter(level -> level.number() < levelsMax - 1)
            .filter(level -> !level.runs().isEmpty() && allReady(level))
            .filter(level -> allReady(levels.level(level.number() + 1)))
            .toList();
    if (full.isEmpty()) {
      return new CompactionPlan.Idle();
    }
    Level from = full.get(random.nextInt(full.size()));
    Level to = levels.level(from.number() + 1);
    return random.nextInt(3) == 0
        ? merge(Stream.of(from, to), new Target(to.number(), Placement.INTO_RUN))
        : merge(Stream.of(from), new Target(to.number(), Placement.NEW_RUN));
  }

  private static boolean allReady(Level level) {
    return level.tables().stream().allMatch(table -> table.state() == TableState.READY);
  }

  private CompactionPlan merge(Stream<Level> levels, Target target) {
    List<Long> tables =
        levels.flatMap(level -> level.tables().stream()).map(TableInfo::number).toList();
    return new CompactionPlan.Merge(tables, target, 10 + random.nextInt(2000), "at random");
  }

  @Override
  public List<LevelLimit> limits(Levels levels) {
    return List.of();
  }

  @Override
  public double pressure(Levels levels) {
    return 0;
  }
}
