package dev.lsmkv.examples.compaction;

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
import java.util.stream.IntStream;

/**
 * Merges everything into one run of the deepest level, so that it does not matter which strategy
 * the store had before. Thread: immutable.
 *
 * <p>A damaged table must stay where it is, and what is newer must stay above it; so a store with
 * one is left alone until it is repaired, and nobody waits for a compaction that cannot be.
 *
 * @param flushes how many flushed tables make everything be merged
 * @param tableBytes how large the tables of the run become
 */
record SingleRun(long flushes, long tableBytes) implements CompactionStrategy {

  /** Writers wait when this many times as many tables as should be wait for a merge. */
  private static final int WAIT_FACTOR = 8;

  private static final double SOFT_RATIO = 0.85;

  @Override
  public CompactionPlan plan(Levels levels) {
    List<TableInfo> tables =
        levels.levels().stream().flatMap(level -> level.tables().stream()).toList();
    boolean free = tables.stream().allMatch(table -> table.state() == TableState.READY);
    if (!free || levels.level(0).runs().size() < flushes) {
      return new CompactionPlan.Idle();
    }
    Target target = new Target(Math.max(1, levels.deepest()), Placement.INTO_RUN);
    List<Long> numbers = tables.stream().map(TableInfo::number).toList();
    return new CompactionPlan.Merge(numbers, target, tableBytes, "all into one run");
  }

  @Override
  public List<LevelLimit> limits(Levels levels) {
    int count = Math.max(2, levels.levels().size());
    return IntStream.range(0, count).mapToObj(this::limit).toList();
  }

  private LevelLimit limit(int level) {
    long tables = level == 0 ? flushes : Long.MAX_VALUE;
    return new LevelLimit(level, tables, Long.MAX_VALUE, Long.MAX_VALUE, SOFT_RATIO);
  }

  @Override
  public double pressure(Levels levels) {
    boolean damaged = levels.levels().stream().anyMatch(SingleRun::isDamaged);
    return damaged ? 0 : levels.level(0).runs().size() / (double) (WAIT_FACTOR * flushes);
  }

  private static boolean isDamaged(Level level) {
    return level.tables().stream().anyMatch(table -> table.state() == TableState.DAMAGED);
  }
}
