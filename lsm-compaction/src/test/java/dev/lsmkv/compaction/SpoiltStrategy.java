package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.util.List;
import java.util.function.UnaryOperator;

/** A right strategy, to be spoilt in one place. */
class SpoiltStrategy implements CompactionStrategy {

  private final CompactionStrategy right;

  SpoiltStrategy(CompactionStrategy right) {
    this.right = right;
  }

  @Override
  public CompactionPlan plan(Levels levels) {
    return right.plan(levels);
  }

  @Override
  public List<LevelLimit> limits(Levels levels) {
    return right.limits(levels);
  }

  @Override
  public double pressure(Levels levels) {
    return right.pressure(levels);
  }

  @Override
  public double pressureWhileRead(Levels levels) {
    return right.pressureWhileRead(levels);
  }

  /** A plan with other tables and another target. */
  static CompactionPlan changed(
      CompactionPlan plan, UnaryOperator<List<Long>> tables, UnaryOperator<Target> target) {
    return switch (plan) {
      case Merge(var inputs, var to, var bytes, var reason) ->
          new Merge(tables.apply(inputs), target.apply(to), bytes, reason);
      case Move(var inputs, var to, var reason) ->
          new Move(tables.apply(inputs), target.apply(to), reason);
      default -> plan;
    };
  }

  /** The same levels, with tables of one state in another. */
  static Levels with(Levels levels, TableState state, TableState other) {
    return new Levels(
        levels.levels().stream()
            .map(level ->
                new Level(
                    level.number(),
                    level.runs().stream().map(run -> with(run, state, other)).toList()))
            .toList());
  }

  private static Run with(Run run, TableState state, TableState other) {
    return new Run(
        run.tables().stream()
            .map(t ->
                t.state() == state
                    ? new TableInfo(
                        t.number(),
                        t.bytes(),
                        t.entries(),
                        t.tombstones(),
                        t.first(),
                        t.last(),
                        other)
                    : t)
            .toList());
  }

  /** Makes strategies, as a provider does, without an id to think of. */
  @FunctionalInterface
  interface Maker extends CompactionProvider {

    @Override
    default String id() {
      return "planted";
    }

    @Override
    CompactionStrategy create(Settings settings);
  }
}
