package dev.lsmkv.compaction;

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
 * plans.
 */
final class PlanRules {

  /**
   * A table and the place of its run from the newest, counted double so that new runs fit between.
   */
  private record Placed(int place, TableInfo table) {}

  private final List<Placed> all = new ArrayList<>();
  private final int target;
  private final Placement placement;

  private PlanRules(Levels levels, Target to) {
    int place = 0;
    int targetPlace = Integer.MAX_VALUE;
    for (Level level : levels.levels()) {
      if (level.number() == to.level()) {
        int runs = level.runs().size();
        boolean joins = to.placement() == Placement.INTO_RUN && runs > 0;
        targetPlace = joins ? place + 2 * runs : place + 1;
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

  /** What is wrong with a plan; empty if nothing is. */
  static Optional<String> violation(Levels levels, CompactionPlan plan) {
    return switch (plan) {
      case Idle _ -> Optional.empty();
      case Merge merge when merge.tableBytesMax() <= 0 -> Optional.of("tables of no size");
      case Merge merge -> new PlanRules(levels, merge.target()).merge(merge.tables());
      case Move move -> new PlanRules(levels, move.target()).move(move.tables());
      case Drop _ -> Optional.of("neither strategy drops anything");
    };
  }

  private Optional<String> merge(List<Long> numbers) {
    Set<Long> set = new HashSet<>(numbers);
    return inputs(numbers).or(() -> left(set)).or(() -> leftInTarget(set));
  }

  private Optional<String> move(List<Long> numbers) {
    Set<Long> set = new HashSet<>(numbers);
    return inputs(numbers)
        .or(() -> left(set))
        .or(() -> overlappingPair(set))
        .or(() -> metInTarget(set));
  }

  private Optional<String> inputs(List<Long> numbers) {
    if (numbers.isEmpty()) {
      return Optional.of("no tables");
    }
    Set<Long> ready = new HashSet<>();
    for (Placed placed : all) {
      if (placed.table.state() == TableState.READY) {
        ready.add(placed.table.number());
      }
    }
    for (Long number : numbers) {
      if (!ready.remove(number)) {
        return Optional.of("table " + number + " is not ready, not there, or named twice");
      }
    }
    return Optional.empty();
  }

  /** A table that overlaps an input between it and the target, and is none itself. */
  private Optional<String> left(Set<Long> numbers) {
    for (Placed input : chosen(numbers)) {
      for (Placed other : all) {
        boolean between =
            other.place > Math.min(input.place, target)
                && other.place < Math.max(input.place, target);
        if (between && meet(input, other) && !numbers.contains(other.table.number())) {
          return Optional.of(name(input) + " would pass " + name(other));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> leftInTarget(Set<Long> numbers) {
    List<Placed> chosen = chosen(numbers);
    for (Placed other : all) {
      if (inTarget(other) && !numbers.contains(other.table.number())) {
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

  private Optional<String> metInTarget(Set<Long> numbers) {
    for (Placed input : chosen(numbers)) {
      for (Placed other : all) {
        if (inTarget(other) && meet(input, other) && !numbers.contains(other.table.number())) {
          return Optional.of(name(input) + " would meet " + name(other));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> overlappingPair(Set<Long> numbers) {
    List<Placed> chosen = chosen(numbers);
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

  private List<Placed> chosen(Set<Long> numbers) {
    return all.stream().filter(p -> numbers.contains(p.table.number())).toList();
  }

  private static boolean meet(Placed one, Placed other) {
    return one.table.first().compareTo(other.table.last()) <= 0
        && other.table.first().compareTo(one.table.last()) <= 0;
  }

  private static String name(Placed placed) {
    return "table " + placed.table.number();
  }
}
