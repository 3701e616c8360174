package dev.lsmkv.testkit.model;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares what a store answers with what a model does after one of its writes.
 *
 * @param model the model
 * @param number the write
 * @param view the store, or a snapshot of it
 */
record Agreement(Model model, long number, ReadView view) {

  private static final int READ_AFTER_SEEK = 3;

  void onGet(Key key) {
    byte[] bytes = key.toByteArray();
    Optional<Key> expected = model.get(key, number);
    Optional<Key> found = view.get(bytes).map(Key::copyOf);
    if (!found.equals(expected)) {
      throw failure("get " + QuotedBytes.of(key), text(expected), text(found));
    }
    if (view.contains(bytes) != expected.isPresent()) {
      throw failure("contains " + QuotedBytes.of(key), text(expected), "the contrary");
    }
  }

  void onScan(Bounds bounds, Direction direction) {
    try (Cursor cursor = cursor(view, bounds, direction)) {
      onEntries(cursor, expected(bounds, direction).iterator(), Integer.MAX_VALUE);
    }
  }

  /** Seeks, reads on for a few entries, and seeks once more to the same place. */
  void onSeek(Step.Seek seek) {
    try (Cursor cursor = cursor(view, seek.bounds(), seek.direction())) {
      for (int time = 0; time < 2; time++) {
        Iterator<Map.Entry<Key, Key>> expected =
            expected(seek.bounds(), seek.direction())
                .dropWhile(entry -> isShortOf(seek, entry.getKey()))
                .iterator();
        boolean found = cursor.seek(seek.key().toByteArray());
        if (found != expected.hasNext()) {
          throw failure("seek", String.valueOf(expected.hasNext()), String.valueOf(found));
        }
        if (found) {
          onEntry(cursor, expected.next());
          onEntries(cursor, expected, READ_AFTER_SEEK);
        } else if (cursor.next()) {
          throw failure("next after a failed seek", "false", QuotedBytes.of(key(cursor)));
        }
      }
    }
  }

  private static boolean isShortOf(Step.Seek seek, Key key) {
    int order = key.compareTo(seek.key());
    return seek.direction() == Direction.FORWARD ? order < 0 : order > 0;
  }

  /** All that a scan is to give, in its order, to be read before the next write. */
  Stream<Map.Entry<Key, Key>> expected(Bounds bounds, Direction direction) {
    return model.entries(bounds, direction, number);
  }

  static Cursor cursor(ReadView view, Bounds bounds, Direction direction) {
    return direction == Direction.FORWARD
        ? view.scan(bounds.range())
        : view.scanReverse(bounds.range());
  }

  /** Reads on, to the end or for so many entries. */
  static void onEntries(Cursor cursor, Iterator<Map.Entry<Key, Key>> expected, int entries) {
    for (int i = 0; i < entries; i++) {
      if (!cursor.next()) {
        if (expected.hasNext()) {
          throw failure("an entry", QuotedBytes.of(expected.next().getKey()), "the end");
        }
        return;
      }
      if (!expected.hasNext()) {
        throw failure("an entry", "the end", QuotedBytes.of(key(cursor)));
      }
      onEntry(cursor, expected.next());
    }
  }

  private static void onEntry(Cursor cursor, Map.Entry<Key, Key> expected) {
    Key key = key(cursor);
    Key value = Key.copyOf(cursor.value());
    if (!key.equals(expected.getKey())) {
      throw failure("key", QuotedBytes.of(expected.getKey()), QuotedBytes.of(key));
    }
    if (!value.equals(expected.getValue())) {
      throw failure(
          "value of " + QuotedBytes.of(key),
          QuotedBytes.of(expected.getValue()),
          QuotedBytes.of(value));
    }
    if (!Key.copyOf(cursor.keyBytes()).equals(key)
        || !Key.copyOf(cursor.valueBytes()).equals(value)) {
      throw failure("copies of " + QuotedBytes.of(key), "as the views", "other bytes");
    }
  }

  private static Key key(Cursor cursor) {
    return Key.copyOf(cursor.key());
  }

  /** All entries of a store. */
  static NavigableMap<Key, Key> entries(ReadView view) {
    NavigableMap<Key, Key> entries = new TreeMap<>();
    try (Cursor cursor = cursor(view, Bounds.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        entries.put(key(cursor), Key.copyOf(cursor.value()));
      }
    }
    return entries;
  }

  private static String text(Optional<Key> value) {
    return value.map(QuotedBytes::of).orElse("nothing");
  }

  private static AssertionError failure(String what, String expected, String found) {
    return new AssertionError(what + ": expected " + expected + ", but found " + found);
  }
}
