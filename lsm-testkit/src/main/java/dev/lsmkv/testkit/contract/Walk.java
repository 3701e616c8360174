package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a cursor shows, and what it should. */
final class Walk {

  private static final int FEW = 5;

  private Walk() {}

  static Entry current(EntryCursor cursor) {
    return new Entry(Key.copyOf(cursor.key()), cursor.trailer(), Key.copyOf(cursor.value()));
  }

  /** The entries behind the current one. */
  static List<Entry> rest(EntryCursor cursor) throws IOException {
    List<Entry> rest = new ArrayList<>();
    while (cursor.next()) {
      rest.add(current(cursor));
    }
    return rest;
  }

  static List<Entry> ordered(List<Entry> entries, Direction direction) {
    return direction == Direction.FORWARD ? entries : entries.reversed();
  }

  /** The entries from a key on. */
  static List<Entry> from(List<Entry> entries, Direction direction, byte[] key) {
    Key sought = Key.copyOf(key);
    List<Entry> ordered = ordered(entries, direction);
    for (int at = 0; at < ordered.size(); at++) {
      int order = ordered.get(at).key().compareTo(sought);
      if (direction == Direction.FORWARD ? order >= 0 : order <= 0) {
        return ordered.subList(at, ordered.size());
      }
    }
    return List.of();
  }

  static List<Entry> head(List<Entry> entries) {
    return entries.subList(0, Math.min(FEW, entries.size()));
  }

  /** The current entry and a few behind it, as long as entries are expected. */
  static List<Entry> some(EntryCursor cursor, List<Entry> expected) throws IOException {
    List<Entry> some = new ArrayList<>();
    for (int i = 0; i < head(expected).size(); i++) {
      if (i > 0 && !cursor.next()) {
        break;
      }
      some.add(current(cursor));
    }
    return some;
  }
}
