package dev.lsmkv.examples.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random operations on a store, each checked against a sorted map. One seed makes the same
 * operations whatever the store is made of. Keys and values are texts of Latin-1, a character a
 * byte, so that the order of texts is the order of keys.
 */
final class Workload {

  /** Opens the store again, closed properly or killed before, with the parts it chooses. */
  interface Place {

    LsmStore open();

    LsmStore reopen(LsmStore store);

    LsmStore kill(LsmStore store);
  }

  private record Taken(Snapshot snapshot, NavigableMap<String, String> state) {}

  private final Random random;
  private final Place place;
  private final TreeMap<String, String> model = new TreeMap<>();
  private final List<Taken> snapshots = new ArrayList<>();
  private LsmStore store;

  Workload(long seed, Place place) {
    this.random = new Random(seed);
    this.place = place;
    this.store = place.open();
  }

  void run(int steps) {
    try {
      for (int step = 0; step < steps; step++) {
        step();
      }
      agree(store, model, KeyRange.all());
      store.compact();
      agree(store, model, KeyRange.all());
      reopen();
      agree(store, model, KeyRange.all());
    } finally {
      store.close();
    }
  }

  private void step() {
    switch (random.nextInt(100)) {
      case 0 -> store.flush();
      case 1 -> compact();
      case 2 -> reopen();
      case 3 -> kill();
      case 4, 5 -> takeOrCloseSnapshot();
      case 6, 7 -> checkSnapshot();
      case 8, 9 -> agree(store, model, range());
      case 10, 11, 12, 13, 14 -> batch();
      case 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25 -> delete(key());
      default -> put(key(), value());
    }
    agreeOn(store, model, key());
  }

  private void put(String key, String value) {
    store.put(bytes(key), bytes(value));
    model.put(key, value);
  }

  private void delete(String key) {
    store.delete(bytes(key));
    model.remove(key);
  }

  private void batch() {
    WriteBatch batch = new WriteBatch();
    for (int i = random.nextInt(20); i >= 0; i--) {
      String key = key();
      if (random.nextInt(4) == 0) {
        batch.delete(bytes(key));
        model.remove(key);
      } else {
        String value = value();
        batch.put(bytes(key), bytes(value));
        model.put(key, value);
      }
    }
    store.write(batch);
  }

  private void compact() {
    if (random.nextBoolean()) {
      store.compact();
    } else {
      store.compact(range());
    }
  }

  private void reopen() {
    snapshots.clear();
    store = place.reopen(store);
  }

  private void kill() {
    snapshots.clear();
    store = place.kill(store);
  }

  private void takeOrCloseSnapshot() {
    if (snapshots.size() < 4) {
      snapshots.add(new Taken(store.snapshot(), new TreeMap<>(model)));
    } else {
      snapshots.remove(random.nextInt(snapshots.size())).snapshot().close();
    }
  }

  private void checkSnapshot() {
    if (!snapshots.isEmpty()) {
      Taken taken = snapshots.get(random.nextInt(snapshots.size()));
      agree(taken.snapshot(), taken.state(), range());
      agreeOn(taken.snapshot(), taken.state(), key());
    }
  }

  private static void agreeOn(ReadView view, NavigableMap<String, String> state, String key) {
    String expected = state.get(key);
    assertThat(view.get(bytes(key)).map(Workload::text).orElse(null))
        .as("get %s", key)
        .isEqualTo(expected);
    assertThat(view.contains(bytes(key))).as("contains %s", key).isEqualTo(expected != null);
  }

  private void agree(ReadView view, NavigableMap<String, String> state, KeyRange range) {
    TreeMap<String, String> expected = new TreeMap<>(state);
    expected.keySet().removeIf(key -> !range.contains(bytes(key)));
    List<String> ascending = expected.entrySet().stream().map(Object::toString).toList();
    assertThat(entries(view.scan(range))).isEqualTo(ascending);
    assertThat(entries(view.scanReverse(range))).isEqualTo(ascending.reversed());
    String key = key();
    agreeOnSeek(view.scan(range), key, expected.tailMap(key, true));
    agreeOnSeek(view.scanReverse(range), key, expected.headMap(key, true).descendingMap());
  }

  /** Seeks, reads on for three entries, and seeks once more to the same place. */
  private static void agreeOnSeek(
      Cursor cursor, String key, NavigableMap<String, String> expected) {
    List<String> wanted = expected.keySet().stream().limit(3).toList();
    try (cursor) {
      for (int time = 0; time < 2; time++) {
        List<String> found = new ArrayList<>();
        boolean more = cursor.seek(bytes(key));
        while (more && found.size() < 3) {
          found.add(text(cursor.keyBytes()));
          more = cursor.next();
        }
        assertThat(found).as("seek %s", key).isEqualTo(wanted);
      }
    }
  }

  private static List<String> entries(Cursor cursor) {
    List<String> entries = new ArrayList<>();
    try (cursor) {
      while (cursor.next()) {
        entries.add(text(cursor.keyBytes()) + "=" + text(cursor.valueBytes()));
      }
    }
    return entries;
  }

  private KeyRange range() {
    return switch (random.nextInt(5)) {
      case 0 -> KeyRange.all();
      case 1 -> KeyRange.from(bytes(key()));
      case 2 -> KeyRange.to(bytes(key()));
      case 3 -> KeyRange.prefix(bytes(key()));
      default -> KeyRange.between(bytes(key()), bytes(key()));
    };
  }

  private String key() {
    StringBuilder key = new StringBuilder(random.nextInt(3) == 0 ? "a long common beginning " : "");
    for (int i = random.nextInt(3); i >= 0; i--) {
      key.append("\0\1ab\177\200\376\377".charAt(random.nextInt(8)));
    }
    return key.toString();
  }

  private String value() {
    int number = random.nextInt(1_000_000);
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "v".repeat(random.nextInt(3_000)) + number;
      case 2 -> (number + " ").repeat(random.nextInt(300));
      default -> "value " + number;
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
