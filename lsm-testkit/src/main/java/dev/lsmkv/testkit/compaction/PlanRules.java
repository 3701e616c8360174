package dev.lsmkv.testkit.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Drop;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for plans, checked table by table, with nothing in common with the code that makes
 * plans or with the engine's own check.
 *
 * <ul>
 *   <li>Inputs are there, {@link TableState#READY ready}, and named once.
 *   <li>The target leaves no level out, outputs have a size, a reason is given.
 *   <li>What an input overlaps between its run and the place of the outputs is an input too.
 *   <li>In a run that is joined, nothing that stays lies where outputs will.
 *   <li>Tables that are moved overlap neither one another nor what they join.
 *   <li>Beneath a dropped table there is nothing older of its range.
 * </ul>
 */
public final class PlanRules {

  /**
   * A table and the place of its run from the newest, counted double so that new runs fit between.
   */
  private record Placed(int place, TableInfo table) {}

  /** Beneath all levels: where what is dropped goes. */
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final List<Placed> all = new ArrayList<>();
  private final Set<Long> numbers;
  private final int target;
  private final Placement placement;

  private PlanRules(Levels levels, List<Long> numbers, Target to) {
    this.numbers = Set.copyOf(numbers);
    int place = 0;
    int targetPlace = NOWHERE;
    for (Level level : levels.levels()) {
      if (level.number() == to.level()) {
        targetPlace = place + targetPlace(level, to.placement());
      }
      for (Run run : level.runs()) {
        place += 2;
        for (TableInfo table : run.tables()) {
          all.add(new Placed(place, table));
        }
      }
    }
    this.target = targetPlace;
    this.placement = to.placement();
  }

  /** From the beginning of the level: a run that is joined, or the gap before one. */
  private int targetPlace(Level level, Placement how) {
    List<Run> runs = level.runs();
    if (how == Placement.INTO_RUN && !runs.isEmpty()) {
      return 2 * runs.size();
    }
    int newest = 0;
    while (newest < runs.size() && runs.get(newest).tables().stream().noneMatch(this::isInput)) {
      newest++;
    }
    return newest == runs.size() ? 1 : 2 * newest + 1;
  }

  private boolean isInput(TableInfo table) {
    return numbers.contains(table.number());
  }

  /**
   * Says what is wrong with a plan.
   *
   * @param levels the tables for which it was made
   * @param plan the plan
   * @return a few words; empty if nothing is
   */
  public static Optional<String> violation(Levels levels, CompactionPlan plan) {
    return switch (plan) {
      case Idle _ -> Optional.empty();
      case Merge merge when merge.tableBytesMax() <= 0 -> Optional.of("tables of no size");
      case Merge merge ->
          around(levels, merge.tables(), merge.target(), merge.reason())
              .or(() -> merge(levels, merge));
      case Move move ->
          around(levels, move.tables(), move.target(), move.reason()).or(() -> move(levels, move));
      case Drop drop ->
          around(levels, drop.tables(), new Target(0, Placement.NEW_RUN), drop.reason())
              .or(() ->
                  new PlanRules(levels, drop.tables(), new Target(-1, Placement.NEW_RUN)).left());
    };
  }

  private static Optional<String> around(
      Levels levels, List<Long> tables, Target target, String reason) {
    if (target.level() < 0 || target.level() > levels.levels().size()) {
      return Optional.of("no level " + target.level() + " after " + levels.levels().size());
    }
    if (reason.isBlank()) {
      return Optional.of("no reason");
    }
    return inputs(levels, tables);
  }

  private static Optional<String> merge(Levels levels, Merge plan) {
    PlanRules rules = new PlanRules(levels, plan.tables(), plan.target());
    return rules.left().or(rules::leftInTarget);
  }

  private static Optional<String> move(Levels levels, Move plan) {
    PlanRules rules = new PlanRules(levels, plan.tables(), plan.target());
    return rules.left().or(rules::overlappingPair).or(rules::metInTarget);
  }

  private static Optional<String> inputs(Levels levels, List<Long> tables) {
    if (tables.isEmpty()) {
      return Optional.of("no tables");
    }
    Set<Long> ready = new HashSet<>();
    for (Level level : levels.levels()) {
      for (TableInfo table : level.tables()) {
        if (table.state() == TableState.READY) {
          ready.add(table.number());
        }
      }
    }
    for (Long number : tables) {
      if (!ready.remove(number)) {
        return Optional.of("table " + number + " is not ready, not there, or named twice");
      }
    }
    return Optional.empty();
  }

  /** A table that overlaps an input between it and the target, and is none itself. */
  private Optional<String> left() {
    for (Placed input : chosen()) {
      for (Placed other : all) {
        boolean between =
            other.place > Math.min(input.place, target)
                && other.place < Math.max(input.place, target);
        if (between && meet(input, other) && !isInput(other.table)) {
          return Optional.of(name(input) + " would pass " + name(other));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> leftInTarget() {
    List<Placed> chosen = chosen();
    for (Placed other : all) {
      if (inTarget(other) && !isInput(other.table)) {
        boolean before =
            chosen.stream().allMatch(c -> other.table.last().compareTo(c.table.first()) < 0);
        boolean after =
            chosen.stream().allMatch(c -> other.table.first().compareTo(c.table.last()) > 0);
        if (!before && !after) {
          return Optional.of(name(other) + " lies where outputs would");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> metInTarget() {
    for (Placed input : chosen()) {
      for (Placed other : all) {
        if (inTarget(other) && meet(input, other) && !isInput(other.table)) {
          return Optional.of(name(input) + " would meet " + name(other));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> overlappingPair() {
    List<Placed> chosen = chosen();
    for (Placed one : chosen) {
      for (Placed other : chosen) {
        if (!one.equals(other) && meet(one, other)) {
          return Optional.of(name(one) + " overlaps " + name(other));
        }
      }
    }
    return Optional.empty();
  }

  private boolean inTarget(Placed placed) {
    return placement == Placement.INTO_RUN && placed.place == target;
  }

  private List<Placed> chosen() {
    return all.stream().filter(p -> isInput(p.table)).toList();
  }

  private static boolean meet(Placed one, Placed other) {
    return one.table.first().compareTo(other.table.last()) <= 0
        && other.table.first().compareTo(one.table.last()) <= 0;
  }

  private static String name(Placed placed) {
    return "table " + placed.table.number();
  }
}
