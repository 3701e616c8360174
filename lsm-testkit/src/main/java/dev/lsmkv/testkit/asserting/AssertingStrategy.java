package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.testkit.compaction.PlanRules;
import java.util.List;

/** A strategy whose plans must be legal, and the same for the same levels. */
record AssertingStrategy(Findings findings, CompactionStrategy strategy)
    implements CompactionStrategy {

  @Override
  public CompactionPlan plan(Levels levels) {
    CompactionPlan plan = strategy.plan(levels);
    PlanRules.violation(levels, plan)
        .ifPresent(wrong -> {
          throw findings.violation(plan + ": " + wrong);
        });
    CompactionPlan again = strategy.plan(levels);
    findings.require(plan.equals(again), () -> plan + " becomes " + again);
    return plan;
  }

  @Override
  public List<LevelLimit> limits(Levels levels) {
    List<LevelLimit> limits = strategy.limits(levels);
    findings.require(
        limits.size() >= levels.levels().size(), () -> "limits of " + limits.size() + " levels");
    return limits;
  }

  @Override
  public double pressure(Levels levels) {
    double pressure = strategy.pressure(levels);
    findings.require(Double.isFinite(pressure) && pressure >= 0, () -> "pressure " + pressure);
    return pressure;
  }

  @Override
  public double pressureWhileRead(Levels levels) {
    double calm = strategy.pressure(levels);
    double pressure = strategy.pressureWhileRead(levels);
    findings.require(
        pressure >= calm && (pressure < 1 || calm >= 1),
        () -> "pressure " + pressure + " while read, and " + calm + " otherwise");
    return pressure;
  }
}
