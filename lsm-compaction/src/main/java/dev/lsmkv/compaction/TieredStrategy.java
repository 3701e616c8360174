package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.LongRange;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Several runs a level: once a level has so many, they become one new run of the next.
 *
 * <p>Runs of a level are of similar size, each as large as all runs of the level above together, so
 * an entry is written once a level. The price: a read asks each run, and a large merge needs as
 * much free space again. Levels are emptied from the top, where runs cost writers most. Damaged
 * tables stay where they are with the newer ones on top of them; none of these count.
 *
 * <p>Thread: immutable.
 *
 * @param tiers setting {@code tiers}: the runs of a level that make it compact
 * @param tables how large tables are made
 * @param backpressure how much to slow writers; it counts runs of any level, not just tables of
 *     level 0
 */
record TieredStrategy(long tiers, TableSizes tables, Backpressure backpressure)
    implements CompactionStrategy {

  static final long TIERS = 4;

  static TieredStrategy read(Settings settings) {
    long tiers = settings.integer("tiers", TIERS, new LongRange(2, Long.MAX_VALUE));
    return new TieredStrategy(
        tiers,
        TableSizes.read(settings),
        Backpressure.read(settings, tiers, LevelSizes.SOFT_RATIO));
  }

  @Override
  public CompactionPlan plan(Levels levels) {
    return levels.levels().stream()
        .map(level -> plan(levels, level))
        .filter(plan -> !plan.equals(Plans.IDLE))
        .findFirst()
        .orElse(Plans.IDLE);
  }

  private CompactionPlan plan(Levels levels, Level level) {
    Way way = Way.within(levels, level.number());
    if (runs(level, way::open) < tiers) {
      return Plans.IDLE;
    }
    List<TableInfo> inputs = level.tables().stream().filter(way::open).toList();
    int below = level.number() + 1;
    Target target = Plans.newRun(below);
    String reason = "level " + level.number() + " has " + level.runs().size() + " runs";
    return way.heaps().stream().allMatch(Heap::single)
        ? Plans.move(inputs, target, reason)
        : Plans.merge(inputs, target, tables.at(below), reason);
  }

  private static long runs(Level level, Predicate<TableInfo> counted) {
    return level.runs().stream().map(Run::tables).filter(t -> t.stream().anyMatch(counted)).count();
  }

  @Override
  public List<LevelLimit> limits(Levels levels) {
    int count = Math.max(levels.levels().size(), levels.deepest() + 2);
    return IntStream.range(0, count).mapToObj(this::limit).toList();
  }

  private LevelLimit limit(int level) {
    long tablesMax = level == 0 ? tiers : Long.MAX_VALUE;
    return new LevelLimit(
        level, tablesMax, Long.MAX_VALUE, Long.MAX_VALUE, backpressure.softRatio());
  }

  @Override
  public double pressure(Levels levels) {
    return levels.levels().stream()
        .mapToDouble(level -> backpressure.ofTables(waiting(levels, level)))
        .max()
        .orElse(0);
  }

  private static long waiting(Levels levels, Level level) {
    Set<Long> damaged = Way.damagedWithin(levels, level.number());
    return runs(level, table -> !damaged.contains(table.number()));
  }
}
