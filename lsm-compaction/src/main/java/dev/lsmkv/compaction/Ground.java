package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.entry.Key;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A set of keys made of spans. Those that overlap melt into one, so that a question costs a search
 * however many there are.
 *
 * <p>Thread: confined.
 */
final class Ground {

  private final NavigableMap<Key, Key> lastByFirst = new TreeMap<>();

  /** Adds the keys of a span. */
  void add(Span span) {
    Span all = span;
    var before = lastByFirst.floorEntry(all.last());
    while (before != null && before.getValue().compareTo(all.first()) >= 0) {
      lastByFirst.remove(before.getKey());
      all = all.with(new Span(before.getKey(), before.getValue()));
      before = lastByFirst.floorEntry(all.last());
    }
    lastByFirst.put(all.first(), all.last());
  }

  /** Whether a table overlaps any of it. */
  boolean meets(TableInfo table) {
    var before = lastByFirst.floorEntry(table.last());
    return before != null && before.getValue().compareTo(table.first()) >= 0;
  }
}
