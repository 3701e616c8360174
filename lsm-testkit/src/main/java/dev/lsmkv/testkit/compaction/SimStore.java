package dev.lsmkv.testkit.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Drop;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A store without an engine: levels of runs of tables that really hold keys, so that a wrong order
 * shows as a wrong read.
 *
 * <p>Plans are checked by {@link PlanRules} before they begin; what they did is checked when they
 * end. A violation is an {@link AssertionError}.
 *
 * <p>Thread: confined.
 */
public final class SimStore {

  private static final int PLANS_MAX = 100_000;

  private final List<List<List<SimTable>>> levels = new ArrayList<>();
  private final List<SimJob> jobs = new ArrayList<>();
  private final NavigableMap<Integer, Long> newest = new TreeMap<>();
  private long numbers;
  private long versions;
  private long bytesFlushed;
  private long bytesMerged;

  /** An empty store. */
  public SimStore() {
    levels.add(new ArrayList<>());
  }

  /**
   * Takes a version number.
   *
   * @return one for a put; its negative is one for a delete
   */
  public long nextVersion() {
    return ++versions;
  }

  /**
   * Adds a table as the newest run of level 0.
   *
   * @param memTable its keys, at least one, with versions taken from {@link #nextVersion}
   */
  public void flush(NavigableMap<Integer, Long> memTable) {
    newest.putAll(memTable);
    SimTable table = SimTable.of(++numbers, memTable);
    bytesFlushed += table.bytes();
    levels.getFirst().addFirst(new ArrayList<>(List.of(table)));
  }

  /** {@return what a strategy sees} */
  public Levels levels() {
    List<Level> all = new ArrayList<>();
    for (List<List<SimTable>> runs : levels) {
      all.add(new Level(all.size(), runs.stream().map(SimStore::run).toList()));
    }
    return new Levels(all);
  }

  private static Run run(List<SimTable> tables) {
    return new Run(tables.stream().map(SimTable::info).toList());
  }

  /** {@return all tables, newest run first} */
  public List<SimTable> tables() {
    return levels.stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  /** {@return how many plans are under way} */
  public int jobs() {
    return jobs.size();
  }

  /** {@return the bytes of all tables flushed so far} */
  public long bytesFlushed() {
    return bytesFlushed;
  }

  /** {@return the bytes of all tables that merges wrote so far} */
  public long bytesMerged() {
    return bytesMerged;
  }

  /**
   * Checks a plan and begins it; its tables are busy until it ends.
   *
   * @param plan made for {@link #levels} as they are now
   * @return whether it began; false for {@link Idle}, and where its outputs might meet those of
   *     another under way, for which it has to wait
   */
  public boolean begin(CompactionPlan plan) {
    PlanRules.violation(levels(), plan)
        .ifPresent(wrong -> {
          throw new AssertionError(LevelsText.show(plan) + ": " + wrong);
        });
    if (plan instanceof Idle) {
      return false;
    }
    SimJob job = job(plan);
    if (jobs.stream().anyMatch(job::mayCollide)) {
      return false;
    }
    bytesMerged += plan instanceof Merge ? bytes(job.outputs()) : 0;
    job.inputs().forEach(table -> mark(table.number(), TableState.BUSY));
    jobs.add(job);
    return true;
  }

  private SimJob job(CompactionPlan plan) {
    return switch (plan) {
      case Merge merge -> merge(merge);
      case Move(var tables, var target, _) ->
          new SimJob(find(tables), find(tables), Optional.of(target), joined(target));
      case Drop(var tables, _) ->
          new SimJob(find(tables), List.of(), Optional.empty(), Optional.empty());
      case Idle _ -> throw new IllegalArgumentException("nothing to do");
    };
  }

  private SimJob merge(Merge plan) {
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
    return new SimJob(inputs, outputs, Optional.of(plan.target()), joined(plan.target()));
  }

  private static long bytes(List<SimTable> tables) {
    return tables.stream().mapToLong(SimTable::bytes).sum();
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

  /**
   * Ends a plan under way: its outputs take the place of its inputs.
   *
   * @param which less than {@link #jobs}; 0 is the one that began first
   */
  public void end(int which) {
    SimJob job = jobs.remove(which);
    Set<Long> inputs = job.inputs().stream().map(SimTable::number).collect(Collectors.toSet());
    job.target().ifPresentOrElse(to -> land(job, to, inputs), () -> drop(job, inputs));
    levels.forEach(runs -> runs.removeIf(List::isEmpty));
  }

  /** What was dropped on purpose is missed by nobody, but nothing older may show through. */
  private void drop(SimJob job, Set<Long> inputs) {
    remove(inputs);
    newest.replaceAll(
        (key, version) -> isIn(job.inputs(), key, version) ? -Math.abs(version) : version);
  }

  private static boolean isIn(List<SimTable> tables, int key, long version) {
    return tables.stream().anyMatch(table -> table.version(key) == version);
  }

  private void remove(Set<Long> inputs) {
    levels.stream()
        .flatMap(List::stream)
        .forEach(run -> run.removeIf(table -> inputs.contains(table.number())));
  }

  private void land(SimJob job, Target target, Set<Long> inputs) {
    while (levels.size() <= target.level()) {
      levels.add(new ArrayList<>());
    }
    List<SimTable> run = place(job, levels.get(target.level()), inputs);
    remove(inputs);
    run.addAll(job.outputs());
    run.sort(Comparator.comparingInt(SimTable::first));
    for (int i = 1; i < run.size(); i++) {
      if (run.get(i - 1).overlaps(run.get(i))) {
        throw new AssertionError("tables of a run overlap after a job on " + target);
      }
    }
  }

  /**
   * The run for the outputs: that which was to be joined; if it is gone, one in its place, the
   * oldest; or a new one in the place of the newest input.
   */
  @SuppressWarnings("ReferenceEquality") // a run is that list, whatever it holds by now
  private static List<SimTable> place(SimJob job, List<List<SimTable>> runs, Set<Long> inputs) {
    for (List<SimTable> run : runs) {
      if (job.joined().filter(joined -> joined == run).isPresent()) {
        return run;
      }
    }
    if (job.joins() && job.joined().isEmpty() && !runs.isEmpty()) {
      return runs.getLast();
    }
    List<SimTable> run = new ArrayList<>();
    runs.add(job.joins() ? runs.size() : newestInput(runs, inputs), run);
    return run;
  }

  private static int newestInput(List<List<SimTable>> runs, Set<Long> inputs) {
    for (int run = 0; run < runs.size(); run++) {
      if (runs.get(run).stream().anyMatch(table -> inputs.contains(table.number()))) {
        return run;
      }
    }
    return 0;
  }

  /**
   * Asks a strategy again and again, and does what it plans, until it plans nothing.
   *
   * @param strategy plans; nothing is under way
   */
  public void settle(CompactionStrategy strategy) {
    for (int i = 0; i < PLANS_MAX; i++) {
      if (!begin(strategy.plan(levels()))) {
        return;
      }
      end(0);
    }
    throw new AssertionError("does not end: " + LevelsText.show(strategy.plan(levels())));
  }

  /**
   * Sets the state of a table.
   *
   * @param number the table
   * @param state its state from now on
   */
  public void mark(long number, TableState state) {
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
  public void checkReads() {
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
