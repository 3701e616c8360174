package dev.lsmkv.compaction;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.entry.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings part of a full level down to the next: one table and what it overlaps there.
 *
 * <p>Which one: of the {@value #WINDOW} open tables after the cursor, and the one that has waited
 * longest, the cheapest ({@link Step#cost}). The cursor is where the last step ended. A strategy
 * has no memory, but the next level does: its youngest table was written there by that step, and
 * the cursor is its last key. So steps go round the key space and none of it is favoured.
 *
 * <p>A table can be dearer than others forever. So its cost falls with each round it has waited,
 * counted in file numbers given since it was written: every table goes in the end.
 *
 * @param levels the tables of the store
 * @param level the level that is full, 1 or deeper
 * @param way the way down from it
 */
record Descent(Levels levels, int level, Way way) {

  private static final int WINDOW = 16;

  /** The tables written for each one on both levels that make a round of waiting. */
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
    return candidates()
        .map(this::step)
        .min(comparingDouble(step -> price(step, all.size(), newest)))
        .map(step -> plan(step, fill, limit, tables))
        .orElse(Plans.IDLE);
  }

  private CompactionPlan plan(Step step, Fill fill, LevelLimit limit, TableSizes tables) {
    String reason = "level " + level + " is full";
    if (step.below.isEmpty()) {
      List<TableInfo> movable = movable(step.sources.getFirst(), fill, limit);
      return Plans.move(movable, Plans.intoRun(level + 1), reason);
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
    List<TableInfo> open = source().tables().stream().filter(way::open).toList();
    Optional<Key> cursor =
        levels.level(level + 1).tables().stream()
            .max(comparingLong(TableInfo::number))
            .map(TableInfo::last);
    Predicate<TableInfo> passed =
        table -> cursor.filter(key -> table.first().compareTo(key) <= 0).isPresent();
    Stream<TableInfo> round =
        Stream.concat(open.stream().filter(passed.negate()), open.stream().filter(passed));
    Stream<TableInfo> oldest = open.stream().min(comparingLong(TableInfo::number)).stream();
    return Stream.concat(round.limit(WINDOW), oldest);
  }

  /** The cost of a step, less the longer its oldest table has waited. */
  private static double price(Step step, long count, long newest) {
    long number = step.sources.stream().mapToLong(TableInfo::number).min().orElse(newest);
    long rounds = (newest - number) / (PATIENCE * count);
    return step.cost() / (1 + rounds);
  }

  /**
   * The step of a table. Neighbours that overlap nothing else below come along, up to as many bytes
   * as lie below: what they overlap is rewritten anyway.
   */
  private Step step(TableInfo seed) {
    List<TableInfo> tables = way.with(seed, place());
    List<TableInfo> below = tables.subList(1, tables.size());
    Set<Long> covered = below.stream().map(TableInfo::number).collect(Collectors.toSet());
    long room = Fill.of(below).bytes() - seed.bytes();
    List<TableInfo> run = source().tables();
    int at = Span.of(seed).placeIn(source());
    Deque<TableInfo> sources = new ArrayDeque<>(List.of(seed));
    for (int i = at - 1; i >= 0 && fits(run.get(i), covered, room); i--) {
      sources.addFirst(run.get(i));
      room -= run.get(i).bytes();
    }
    for (int i = at + 1; i < run.size() && fits(run.get(i), covered, room); i++) {
      sources.addLast(run.get(i));
      room -= run.get(i).bytes();
    }
    return new Step(List.copyOf(sources), below);
  }

  private boolean fits(TableInfo neighbour, Set<Long> covered, long room) {
    if (neighbour.bytes() > room || !way.open(neighbour)) {
      return false;
    }
    List<TableInfo> below = way.with(neighbour, place());
    return below.size() > 1 && below.stream().skip(1).allMatch(t -> covered.contains(t.number()));
  }

  /**
   * A table that overlaps nothing below, and such neighbours after it, until the level is no longer
   * full.
   */
  private List<TableInfo> movable(TableInfo seed, Fill fill, LevelLimit limit) {
    List<TableInfo> run = source().tables();
    List<TableInfo> found = new ArrayList<>();
    Fill rest = fill;
    for (TableInfo table : run.subList(Span.of(seed).placeIn(source()), run.size())) {
      if (rest.score(limit) < 1 || !way.open(table) || way.with(table, place()).size() > 1) {
        break;
      }
      found.add(table);
      rest = rest.minus(table);
    }
    return found;
  }
}
