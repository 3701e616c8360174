package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import java.util.List;

/**
 * All that a strategy says about a store.
 *
 * @param plan what should be done
 * @param limits how much levels should hold
 * @param pressure how much it is behind
 * @param pressureWhileRead how much while the store is read
 */
record CompactionAnswers(
    CompactionPlan plan, List<LevelLimit> limits, double pressure, double pressureWhileRead) {

  static CompactionAnswers of(CompactionStrategy strategy, Levels levels) {
    return new CompactionAnswers(
        strategy.plan(levels),
        List.copyOf(strategy.limits(levels)),
        strategy.pressure(levels),
        strategy.pressureWhileRead(levels));
  }
}
