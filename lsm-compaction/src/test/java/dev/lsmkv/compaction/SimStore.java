package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A store without an engine: levels of runs of tables that really hold keys, so that a wrong order
 * shows as a wrong read.
 *
 * <p>Plans are checked by {@link PlanRules} and against those under way before they begin; what
 * they did is checked when they end.
 */
final class SimStore {

  /**
   * A plan under way.
   *
   * @param inputs its tables, busy until it ends
   * @param outputs what takes their place
   * @param target where
   * @param joined the run they join, by identity; empty for a new one
   */
  record Job(
      List<SimTable> inputs,
      List<SimTable> outputs,
      Target target,
      Optional<List<SimTable>> joined) {

    /** Where outputs may land: for a move the tables themselves, for a merge all between them. */
    private List<int[]> spans() {
      IntSummaryStatistics keys =
          inputs.stream().flatMapToInt(t -> IntStream.of(t.first(), t.last())).summaryStatistics();
      return outputs.equals(inputs)
          ? inputs.stream().map(t -> new int[] {t.first(), t.last()}).toList()
          : List.of(new int[] {keys.getMin(), keys.getMax()});
    }

    boolean mayCollide(Job other) {
      return target.level() == other.target.level()
          && target.placement() == Placement.INTO_RUN
          && other.target.placement() == Placement.INTO_RUN
          && spans().stream()
              .anyMatch(a -> other.spans().stream().anyMatch(b -> a[0] <= b[1] && b[0] <= a[1]));
    }
  }

  private final List<List<List<SimTable>>> levels = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final NavigableMap<Integer, Long> newest = new TreeMap<>();
  private long numbers;
  private long versions;
  private long bytesFlushed;
  private long bytesMerged;

  SimStore() {
    levels.add(new ArrayList<>());
  }

  /** A version for a put; its negative is one for a delete. */
  long nextVersion() {
    return ++versions;
  }

  void flush(NavigableMap<Integer, Long> memTable) {
    newest.putAll(memTable);
    SimTable table = SimTable.of(++numbers, memTable);
    bytesFlushed += table.bytes();
    levels.getFirst().addFirst(new ArrayList<>(List.of(table)));
  }

  Levels levels() {
    List<Level> all = new ArrayList<>();
    for (List<List<SimTable>> runs : levels) {
      all.add(new Level(all.size(), runs.stream().map(SimStore::run).toList()));
    }
    return new Levels(all);
  }

  private static Run run(List<SimTable> tables) {
    return new Run(tables.stream().map(SimTable::info).toList());
  }

  List<SimTable> tables() {
    return levels.stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  List<Job> jobs() {
    return List.copyOf(jobs);
  }

  long bytesFlushed() {
    return bytesFlushed;
  }

  long bytesMerged() {
    return bytesMerged;
  }

  /** Checks a plan and begins it. */
  Job begin(CompactionPlan plan) {
    PlanRules.violation(levels(), plan)
        .ifPresent(wrong -> {
          throw new AssertionError(LevelsText.show(plan) + ": " + wrong);
        });
    Job job =
        switch (plan) {
          case Merge merge -> merge(merge);
          case Move move -> move(move);
          default -> throw new AssertionError("not a job: " + plan);
        };
    if (jobs.stream().anyMatch(job::mayCollide)) {
      throw new AssertionError(LevelsText.show(plan) + ": outputs may meet those under way");
    }
    job.inputs().forEach(table -> mark(table.number(), TableState.BUSY));
    jobs.add(job);
    return job;
  }

  private Job move(Move plan) {
    List<SimTable> tables = find(plan.tables());
    return new Job(tables, tables, plan.target(), joined(plan.target()));
  }

  private Job merge(Merge plan) {
    List<SimTable> inputs = find(plan.tables());
    NavigableMap<Integer, Long> rest = SimTable.union(inputs);
    rest.entrySet().removeIf(e -> e.getValue() < 0 && nothingUnder(e.getKey(), plan));
    List<SimTable> outputs = new ArrayList<>();
    NavigableMap<Integer, Long> open = new TreeMap<>();
    for (var entry : rest.entrySet()) {
      open.put(entry.getKey(), entry.getValue());
      if ((long) open.size() * SimTable.ENTRY_BYTES >= plan.tableBytesMax()) {
        outputs.add(SimTable.of(++numbers, open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      outputs.add(SimTable.of(++numbers, open));
    }
    bytesMerged += outputs.stream().mapToLong(SimTable::bytes).sum();
    return new Job(inputs, outputs, plan.target(), joined(plan.target()));
  }

  /** Whether no table but the inputs could hold an older version, judged by ranges. */
  private boolean nothingUnder(int key, Merge plan) {
    return levels.stream()
        .skip(plan.target().level())
        .flatMap(List::stream)
        .flatMap(List::stream)
        .filter(table -> !plan.tables().contains(table.number()))
        .noneMatch(table -> table.first() <= key && key <= table.last());
  }

  /**
   * The run a plan joins: the oldest of the level now, though others may come and it may lose its
   * tables.
   */
  private Optional<List<SimTable>> joined(Target target) {
    boolean joins = target.placement() == Placement.INTO_RUN && target.level() < levels.size();
    return joins && !levels.get(target.level()).isEmpty()
        ? Optional.of(levels.get(target.level()).getLast())
        : Optional.empty();
  }

  /** Ends a job: its outputs take the place of its inputs. */
  void end(Job job) {
    jobs.remove(job);
    while (levels.size() <= job.target().level()) {
      levels.add(new ArrayList<>());
    }
    Set<Long> inputs = job.inputs().stream().map(SimTable::number).collect(Collectors.toSet());
    for (List<List<SimTable>> runs : levels) {
      runs.forEach(run -> run.removeIf(table -> inputs.contains(table.number())));
    }
    List<SimTable> run = place(job, levels.get(job.target().level()));
    run.addAll(job.outputs());
    run.sort(Comparator.comparingInt(SimTable::first));
    for (int i = 1; i < run.size(); i++) {
      if (run.get(i - 1).overlaps(run.get(i))) {
        throw new AssertionError("tables of a run overlap after a job on " + job.target());
      }
    }
    levels.forEach(runs -> runs.removeIf(List::isEmpty));
  }

  /**
   * The run for the outputs: that which was to be joined; if it is gone, one in its place, the
   * oldest.
   */
  @SuppressWarnings("ReferenceEquality") // a run is that list, whatever it holds by now
  private static List<SimTable> place(Job job, List<List<SimTable>> runs) {
    boolean joins = job.target().placement() == Placement.INTO_RUN;
    for (List<SimTable> run : runs) {
      if (joins && job.joined().filter(joined -> joined == run).isPresent()) {
        return run;
      }
    }
    if (joins && job.joined().isEmpty() && !runs.isEmpty()) {
      return runs.getLast();
    }
    List<SimTable> run = new ArrayList<>();
    if (joins) {
      runs.addLast(run);
    } else {
      runs.addFirst(run);
    }
    return run;
  }

  void mark(long number, TableState state) {
    for (List<List<SimTable>> runs : levels) {
      for (List<SimTable> run : runs) {
        run.replaceAll(table -> table.number() == number ? table.in(state) : table);
      }
    }
  }

  private List<SimTable> find(List<Long> wanted) {
    Set<Long> numbers = Set.copyOf(wanted);
    return tables().stream().filter(table -> numbers.contains(table.number())).toList();
  }

  /** Reads every key ever written and fails where the answer is not the newest version. */
  void checkReads() {
    newest.forEach((key, version) -> {
      long found = read(key);
      if (version > 0 ? found != version : found > 0 || (found < 0 && found != version)) {
        throw new AssertionError("key " + key + " reads " + found + " for " + version);
      }
    });
  }

  private long read(int key) {
    for (SimTable table : tables()) {
      long version = table.version(key);
      if (version != 0) {
        return version;
      }
    }
    return 0;
  }
}
