package dev.lsmkv.core.background;

import dev.lsmkv.core.background.CompactionTask.Kind;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Drop;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a strategy's plan against the order of runs before anything is done: after it, as before
 * it, whatever lies in an earlier run must be newer than what lies in a later one. A wrong plan is
 * an error of the strategy, not a broken store.
 */
final class PlanCheck {

  private final LevelTables tables;
  private final Set<Long> ready = new HashSet<>();

  /**
   * A check of plans for some tables.
   *
   * @param tables the tables
   * @param seen what the strategy was shown of them: a table may have been damaged since, which no
   *     plan is to blame for
   */
  PlanCheck(LevelTables tables, Levels seen) {
    this.tables = tables;
    seen.levels().stream()
        .flatMap(level -> level.tables().stream())
        .filter(table -> table.state() == TableState.READY)
        .forEach(table -> ready.add(table.number()));
  }

  /**
   * The task of a plan; empty for none.
   *
   * @throws IllegalArgumentException if the plan is wrong; the message says how
   */
  Optional<CompactionTask> check(CompactionPlan plan) {
    return switch (plan) {
      case Idle _ -> Optional.empty();
      case Merge merge -> {
        require(merge.tableBytesMax() > 0, "tableBytesMax is not above 0");
        yield Optional.of(
            task(
                Kind.MERGE,
                merge.tables(),
                merge.target(),
                new Extra(merge.tableBytesMax(), merge.reason())));
      }
      case Move move ->
          Optional.of(
              task(
                  Kind.MOVE,
                  move.tables(),
                  move.target(),
                  new Extra(Long.MAX_VALUE, move.reason())));
      case Drop drop ->
          Optional.of(
              task(
                  Kind.DROP,
                  drop.tables(),
                  new Target(0, Placement.NEW_RUN),
                  new Extra(Long.MAX_VALUE, drop.reason())));
    };
  }

  private record Extra(long tableBytesMax, String reason) {}

  private CompactionTask task(Kind kind, List<Long> numbers, Target target, Extra extra) {
    List<TableHandle> inputs = inputs(numbers);
    require(
        target.level() >= 0 && target.level() <= tables.levels().size(),
        "level " + target.level() + " leaves a gap");
    Set<TableHandle> inputSet = new HashSet<>(inputs);
    if (kind == Kind.DROP) {
      requireNothingOlder(inputSet);
    } else {
      RunOrder order = RunOrder.of(tables, inputSet, target);
      requireNothingBetween(order, inputSet);
      if (kind == Kind.MOVE) {
        requireDisjoint(inputs);
      }
      if (order.joins()) {
        requireFits(
            order,
            kind == Kind.MOVE ? inputs.stream().map(List::of).toList() : List.of(inputs),
            inputSet);
      }
    }
    return new CompactionTask(
        kind,
        inputs,
        target,
        extra.tableBytesMax(),
        extra.reason(),
        RunOrder.targetRun(tables, target));
  }

  private List<TableHandle> inputs(List<Long> numbers) {
    Set<Long> known = new HashSet<>();
    tables.forEach(table -> known.add(table.record().number()));
    require(!numbers.isEmpty(), "it names no tables");
    Set<Long> wanted = new HashSet<>(numbers);
    require(wanted.size() == numbers.size(), "it names a table twice");
    for (Long number : numbers) {
      require(known.contains(number), "there is no table " + number);
      require(ready.contains(number), "table " + number + " is busy or damaged");
    }
    List<TableHandle> inputs = new ArrayList<>();
    tables.forEach(table -> {
      if (wanted.contains(table.record().number())) {
        inputs.add(table);
      }
    });
    return inputs;
  }

  /**
   * No table that stays may lie between an input and the place of the outputs if it overlaps that
   * input.
   */
  private static void requireNothingBetween(RunOrder order, Set<TableHandle> inputs) {
    List<List<TableHandle>> runs = order.runs();
    for (int run = 0; run < runs.size(); run++) {
      for (TableHandle input : runs.get(run)) {
        if (!inputs.contains(input)) {
          continue;
        }
        int from = Math.min(run + 1, order.outputRun());
        int to = Math.max(run, order.outputRun());
        for (int between = from; between < to; between++) {
          requireNoOverlap(runs.get(between), input, inputs);
        }
      }
    }
  }

  private static void requireNoOverlap(
      List<TableHandle> run, TableHandle input, Set<TableHandle> inputs) {
    for (TableHandle other : run) {
      require(
          inputs.contains(other) || !overlap(input, other),
          "table "
              + other.record().number()
              + " lies between table "
              + input.record().number()
              + " and the target");
    }
  }

  /**
   * No table that stays in the run the outputs join may overlap an output: the range of all inputs
   * of a merge together, each table of a move by itself.
   */
  private static void requireFits(
      RunOrder order, List<List<TableHandle>> outputs, Set<TableHandle> inputs) {
    for (List<TableHandle> output : outputs) {
      CompactionTask range =
          new CompactionTask(
              Kind.MERGE, output, new Target(0, Placement.INTO_RUN), 1, "", Set.of());
      for (TableHandle stays : order.runs().get(order.outputRun())) {
        require(
            inputs.contains(stays) || !stays.info().overlaps(range.first(), range.last()),
            "table "
                + stays.record().number()
                + " in the target run overlaps the range of the inputs");
      }
    }
  }

  private static void requireDisjoint(List<TableHandle> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      for (int j = i + 1; j < inputs.size(); j++) {
        require(!overlap(inputs.get(i), inputs.get(j)), "tables that are moved together overlap");
      }
    }
  }

  private void requireNothingOlder(Set<TableHandle> inputs) {
    List<TableHandle> newer = new ArrayList<>();
    for (List<List<TableHandle>> level : tables.levels()) {
      for (List<TableHandle> run : level) {
        for (TableHandle table : run) {
          require(
              inputs.contains(table)
                  || newer.stream().noneMatch(dropped -> overlap(dropped, table)),
              "table "
                  + table.record().number()
                  + " is older than a dropped one and would show through");
        }
        run.stream().filter(inputs::contains).forEach(newer::add);
      }
    }
  }

  private static boolean overlap(TableHandle a, TableHandle b) {
    return a.record().first().compareTo(b.record().last()) <= 0
        && a.record().last().compareTo(b.record().first()) >= 0;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("the compaction strategy made a wrong plan: " + problem);
    }
  }
}
