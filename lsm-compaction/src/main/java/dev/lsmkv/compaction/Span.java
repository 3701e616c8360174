package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.entry.Key;
import java.util.List;

/**
 * A range of keys.
 *
 * @param first the first key
 * @param last the last key, inclusive
 */
record Span(Key first, Key last) {

  static Span of(TableInfo table) {
    return new Span(table.first(), table.last());
  }

  /** The smallest span that holds all of some tables; there must be one. */
  static Span of(List<TableInfo> tables) {
    return tables.stream().map(Span::of).reduce(Span::with).orElseThrow();
  }

  /** The smallest span that holds this one and another. */
  Span with(Span other) {
    return new Span(
        first.compareTo(other.first) <= 0 ? first : other.first,
        last.compareTo(other.last) >= 0 ? last : other.last);
  }

  boolean overlaps(TableInfo table) {
    return table.overlaps(first, last);
  }

  /** The tables of a run that overlap this span: a view of neighbours, found by binary search. */
  List<TableInfo> in(Run run) {
    List<TableInfo> tables = run.tables();
    int from = placeIn(run);
    int to = from;
    while (to < tables.size() && overlaps(tables.get(to))) {
      to++;
    }
    return tables.subList(from, to);
  }

  /** How many tables of a run end before this span. */
  int placeIn(Run run) {
    int low = 0;
    int high = run.tables().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (run.tables().get(middle).last().compareTo(first) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
