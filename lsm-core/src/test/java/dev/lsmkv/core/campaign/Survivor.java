package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A store that was opened after an accident.
 *
 * @param store the store
 * @param found what a scan gave
 */
record Survivor(LsmStore store, Map<String, String> found) {

  /** Reads a store. */
  static Survivor of(LsmStore store) {
    return new Survivor(store, entries(store.scan(KeyRange.all())));
  }

  /** What is there is the state after some number of writes. */
  void requirePrefix(History history, History.Window window) {
    if (history.match(found, window).isEmpty()) {
      throw new AssertionError(
          "after a power cut there is no prefix of the writes, but " + found.keySet());
    }
  }

  /** Every way of reading gives the same. */
  void requireOneAnswer() {
    if (!entries(store.scanReverse(KeyRange.all())).equals(found)) {
      throw new AssertionError("backward there is something else than forward");
    }
    for (int i = 0; i < Workload.KEYS; i++) {
      String key = "key" + i;
      Optional<String> value =
          store.get(key.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8));
      if (!value.equals(Optional.ofNullable(found.get(key)))) {
        throw new AssertionError(key + " is read alone as something else than in a scan");
      }
    }
  }

  /** All entries as texts. */
  static Map<String, String> entries(Cursor cursor) {
    Map<String, String> entries = new TreeMap<>();
    try (cursor) {
      while (cursor.next()) {
        entries.put(new String(cursor.keyBytes(), UTF_8), new String(cursor.valueBytes(), UTF_8));
      }
    }
    return entries;
  }
}
