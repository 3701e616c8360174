package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One run a level, each level larger than the one above by a ratio.
 *
 * <p>A level is full from the soft ratio of its limits on. The fullest goes first, level 0 before
 * others as full; a level that can do nothing now gives way to the next. Asked until idle, this
 * ends with every level within its limits, save for what damaged tables hold up: they, and what
 * cannot pass them, count for nothing. Neither do busy tables, which are on their way.
 *
 * <p>Thread: immutable.
 *
 * @param sizes the limits of levels
 * @param tables how large tables are made
 * @param backpressure how much to slow writers
 */
record LeveledStrategy(LevelSizes sizes, TableSizes tables, Backpressure backpressure)
    implements CompactionStrategy {

  /**
   * Something that may be needed.
   *
   * @param score needed from 1 on; the highest goes first
   * @param plan the next step
   */
  private record Need(double score, Supplier<CompactionPlan> plan) {}

  @Override
  public CompactionPlan plan(Levels levels) {
    return needs(levels).stream()
        .filter(need -> need.score >= 1)
        .sorted(Comparator.comparingDouble(Need::score).reversed())
        .map(need -> need.plan.get())
        .filter(plan -> !(plan instanceof Idle))
        .findFirst()
        .orElse(Plans.IDLE);
  }

  private List<Need> needs(Levels levels) {
    List<Need> needs = new ArrayList<>();
    LevelZero zero = new LevelZero(levels, tables);
    Fill top = fill(levels, 0, LeveledStrategy::ready);
    needs.add(new Need(top.score(sizes.limit(0)), zero::drain));
    Fill stuck = new Fill(zero.stuckRuns(), 0, 0);
    needs.add(new Need(stuck.tables() > 1 ? stuck.score(sizes.limit(0)) : 0, zero::rescue));
    for (int number = 1; number <= levels.deepest(); number++) {
      needs.add(descent(levels, number));
      needs.add(join(levels, number));
    }
    return needs;
  }

  private Need descent(Levels levels, int level) {
    LevelLimit limit = sizes.limit(level);
    Fill fill = fill(levels, level, LeveledStrategy::ready);
    return new Need(fill.score(limit), () -> Descent.from(levels, level).plan(fill, limit, tables));
  }

  /** A run too many costs a read as much as a table on level 0. */
  private Need join(Levels levels, int level) {
    int surplus = levels.level(level).runs().size() - 1;
    double score = surplus > 0 ? 1 + (double) surplus / sizes.l0Tables() : 0;
    return new Need(score, new RunJoin(levels, level, tables)::plan);
  }

  private static boolean ready(TableInfo table) {
    return table.state() == TableState.READY;
  }

  /** What a level holds, without what damage holds up. */
  private static Fill fill(Levels levels, int level, Predicate<TableInfo> counted) {
    Set<Long> damaged = Way.damagedDown(levels, level);
    return Fill.of(
        levels.level(level).tables().stream()
            .filter(counted)
            .filter(table -> !damaged.contains(table.number()))
            .toList());
  }

  @Override
  public List<LevelLimit> limits(Levels levels) {
    int count = Math.max(levels.levels().size(), levels.deepest() + 2);
    return IntStream.range(0, count).mapToObj(sizes::limit).toList();
  }

  @Override
  public double pressure(Levels levels) {
    return Math.max(backpressure.ofTables(waiting(levels)), ofDebt(levels));
  }

  @Override
  public double pressureWhileRead(Levels levels) {
    return Math.max(backpressure.ofTablesWhileRead(waiting(levels)), ofDebt(levels));
  }

  private static long waiting(Levels levels) {
    return fill(levels, 0, table -> true).tables();
  }

  private double ofDebt(Levels levels) {
    double excess = 0;
    for (int number = 1; number <= levels.deepest(); number++) {
      excess += fill(levels, number, table -> true).excessBytes(sizes.limit(number));
    }
    return backpressure.ofDebt(excess);
  }
}
