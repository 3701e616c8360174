package dev.lsmkv.compaction;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.partitioningBy;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.entry.Key;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Brings part of a full level down to the next: one table and what it overlaps there.
 *
 * <p>Which one: of the {@value #WINDOW} open tables after the cursor, and the one that has waited
 * longest, the cheapest ({@link Step#cost}). The cursor is where the last step ended. A strategy
 * has no memory, but the next level does: its youngest table was written there by that step, and
 * the cursor is its last key. So steps go round the key space and none of it is favoured.
 *
 * <p>A table in the window can be dearer than others forever. So the cost falls with the time a
 * table has waited, counted in file numbers given since it was written: every table goes in the
 * end.
 *
 * @param levels the tables of the store
 * @param level the level that is full, 1 or deeper
 * @param way the way down from it
 */
record Descent(Levels levels, int level, Way way) {

  private static final int WINDOW = 16;

  /** How often all tables of both levels may be rewritten before waiting halves the cost. */
  private static final int PATIENCE = 8;

  static Descent from(Levels levels, int level) {
    return new Descent(levels, level, Way.down(levels, level));
  }

  /**
   * One table or a few neighbours, with what they overlap on the next level.
   *
   * @param sources the tables of the full level
   * @param below those of the next
   */
  private record Step(List<TableInfo> sources, List<TableInfo> below) {

    /**
     * The bytes to write for each byte that goes away. A tombstone takes an entry below with it, so
     * it counts as bytes that go away, as many as an entry below has on average.
     */
    double cost() {
      Fill own = Fill.of(sources);
      Fill met = Fill.of(below);
      double tombstones = sources.stream().mapToDouble(TableInfo::tombstones).sum();
      double freed = tombstones * met.bytes() / Math.max(1, met.entries());
      return ((double) own.bytes() + met.bytes()) / Math.max(1, own.bytes() + freed);
    }
  }

  /** The next step down from this level. */
  CompactionPlan plan(Fill fill, LevelLimit limit, TableSizes tables) {
    List<TableInfo> all = way.runs().stream().flatMap(run -> run.tables().stream()).toList();
    long newest = all.stream().mapToLong(TableInfo::number).max().orElse(0);
    Optional<TableInfo> seed =
        candidates().min(comparingDouble(table -> price(table, all.size(), newest)));
    if (seed.isEmpty()) {
      return Plans.IDLE;
    }
    Step step = step(seed.get());
    String reason = "level " + level + " is full";
    if (step.below.isEmpty()) {
      return Plans.move(movable(seed.get(), fill, limit), Plans.intoRun(level + 1), reason);
    }
    List<TableInfo> inputs = Stream.of(step.sources, step.below).flatMap(List::stream).toList();
    return Plans.merge(inputs, Plans.intoRun(level + 1), tables.at(level + 1), reason);
  }

  /** The oldest run of the level: nothing else of the level lies beneath it. */
  private Run source() {
    return levels.level(level).runs().getLast();
  }

  private int place() {
    return levels.level(level).runs().size() - 1;
  }

  private Stream<TableInfo> candidates() {
    Optional<Key> cursor =
        levels.level(level + 1).tables().stream()
            .max(comparingLong(TableInfo::number))
            .map(TableInfo::last);
    Map<Boolean, List<TableInfo>> behind =
        source().tables().stream()
            .filter(way::open)
            .collect(
                partitioningBy(t -> cursor.filter(c -> t.first().compareTo(c) <= 0).isPresent()));
    Stream<TableInfo> round = Stream.of(false, true).flatMap(side -> behind.get(side).stream());
    Stream<TableInfo> oldest =
        behind.values().stream()
            .flatMap(List::stream)
            .min(comparingLong(TableInfo::number))
            .stream();
    return Stream.concat(round.limit(WINDOW), oldest);
  }

  /** The cost of a table's step, less the longer it has waited. */
  private double price(TableInfo table, long count, long newest) {
    double waited = (double) (newest - table.number()) / (PATIENCE * count);
    return step(table).cost() / (1 + waited);
  }

  /**
   * The step of a table. Neighbours that overlap nothing else below come along: what they overlap
   * is rewritten anyway.
   */
  private Step step(TableInfo seed) {
    List<TableInfo> tables = way.with(seed, place());
    List<TableInfo> below = tables.subList(1, tables.size());
    SequencedSet<TableInfo> sources = new LinkedHashSet<>();
    sources.add(seed);
    int at = source().tables().indexOf(seed);
    for (int i = at - 1; i >= 0 && coveredBy(below, source().tables().get(i)); i--) {
      sources.addFirst(source().tables().get(i));
    }
    int end = source().tables().size();
    for (int i = at + 1; i < end && coveredBy(below, source().tables().get(i)); i++) {
      sources.addLast(source().tables().get(i));
    }
    return new Step(List.copyOf(sources), below);
  }

  private boolean coveredBy(List<TableInfo> below, TableInfo neighbour) {
    if (!way.open(neighbour)) {
      return false;
    }
    List<TableInfo> tables = way.with(neighbour, place());
    return tables.size() > 1 && below.containsAll(tables.subList(1, tables.size()));
  }

  /**
   * A table that overlaps nothing below, and such neighbours after it, until the level is no longer
   * full.
   */
  private List<TableInfo> movable(TableInfo seed, Fill fill, LevelLimit limit) {
    List<TableInfo> run = source().tables();
    List<TableInfo> found = new ArrayList<>();
    Fill rest = fill;
    for (TableInfo table : run.subList(run.indexOf(seed), run.size())) {
      if (rest.score(limit) < 1 || !way.open(table) || way.with(table, place()).size() > 1) {
        break;
      }
      found.add(table);
      rest = rest.minus(table);
    }
    return found;
  }
}
