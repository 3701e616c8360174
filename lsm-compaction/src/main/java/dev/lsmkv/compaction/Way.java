package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The runs a table passes on its way down, and which tables on it are blocked.
 *
 * <p>A table may go down only together with everything older that overlaps it, up to the run it
 * joins, the last of the way. So what is damaged or busy blocks the newer tables that overlap it,
 * and these block newer ones in turn. Invariant: what an open table overlaps on the rest of its way
 * is open.
 *
 * <p>Compactions under way also block the ground they stand on. Their outputs may land anywhere
 * between their first and their last input, so no table may slip into the last run there. Which
 * inputs belong together is not known; they are taken to be neighbours in their run, and on level
 * 0, where every run may take part, all of them. That errs on the safe side.
 *
 * @param runs newest first; the last is where tables go
 * @param blocked the numbers of the tables that cannot
 */
record Way(List<Run> runs, Set<Long> blocked) {

  /** The way from a level to the oldest run of the next one. */
  static Way down(Levels levels, int level) {
    return of(runsDown(levels, level), taken(levels, level, level + 1));
  }

  /** The way from the newest run of a level to its oldest. */
  static Way within(Levels levels, int level) {
    return of(levels.level(level).runs(), taken(levels, level, level));
  }

  private static Way of(List<Run> runs, List<Span> taken) {
    return new Way(runs, blocked(runs, taken, table -> table.state() != TableState.READY));
  }

  /**
   * The numbers of the tables that damaged ones keep from a level's next, and of these themselves.
   */
  static Set<Long> damagedDown(Levels levels, int level) {
    return damaged(runsDown(levels, level));
  }

  /**
   * The numbers of the tables that damaged ones keep from leaving a level, and of these themselves.
   */
  static Set<Long> damagedWithin(Levels levels, int level) {
    return damaged(levels.level(level).runs());
  }

  private static Set<Long> damaged(List<Run> runs) {
    return blocked(runs, List.of(), table -> table.state() == TableState.DAMAGED);
  }

  private static List<Run> runsDown(Levels levels, int level) {
    List<Run> runs = new ArrayList<>(levels.level(level).runs());
    runs.addAll(levels.level(level + 1).runs());
    return runs;
  }

  private static Set<Long> blocked(
      List<Run> runs, List<Span> taken, Predicate<TableInfo> obstacle) {
    Set<Long> blocked = new HashSet<>();
    Ground closed = new Ground();
    taken.forEach(closed::add);
    for (Run run : runs.reversed()) {
      List<TableInfo> found =
          run.tables().stream().filter(t -> obstacle.test(t) || closed.meets(t)).toList();
      for (TableInfo table : found) {
        blocked.add(table.number());
        closed.add(Span.of(table));
      }
    }
    return blocked;
  }

  /** Where outputs of compactions under way may land. */
  private static List<Span> taken(Levels levels, int first, int last) {
    List<Span> taken = new ArrayList<>();
    for (int level = first; level <= last; level++) {
      List<Span> spans = levels.level(level).runs().stream().flatMap(Way::busySpans).toList();
      if (level == 0) {
        spans.stream().reduce(Span::with).ifPresent(taken::add);
      } else {
        taken.addAll(spans);
      }
    }
    return taken;
  }

  /** The spans of busy tables that are neighbours in a run. */
  private static Stream<Span> busySpans(Run run) {
    List<Span> spans = new ArrayList<>();
    boolean beside = false;
    for (TableInfo table : run.tables()) {
      boolean busy = table.state() == TableState.BUSY;
      if (busy) {
        Span span = Span.of(table);
        spans.add(beside ? spans.removeLast().with(span) : span);
      }
      beside = busy;
    }
    return spans.stream();
  }

  boolean open(TableInfo table) {
    return !blocked.contains(table.number());
  }

  /**
   * What must go with an open table: itself, and all that overlaps it, or what goes with it, in the
   * older runs.
   *
   * @param table an open table
   * @param run the place of its run on the way
   * @return the tables, newest run first
   */
  List<TableInfo> with(TableInfo table, int run) {
    List<TableInfo> all = new ArrayList<>(List.of(table));
    Span span = Span.of(table);
    for (Run older : runs.subList(run + 1, runs.size())) {
      List<TableInfo> found = span.in(older);
      if (!found.isEmpty()) {
        all.addAll(found);
        span = span.with(Span.of(found));
      }
    }
    return all;
  }

  /** The open tables in heaps: whatever overlaps is in one heap, so heaps can go one by one. */
  List<Heap> heaps() {
    List<Heap.Member> members = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      for (TableInfo table : runs.get(run).tables()) {
        if (open(table)) {
          members.add(new Heap.Member(run, table));
        }
      }
    }
    return Heap.divide(members);
  }
}
