package dev.lsmkv.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.asserted.AssertedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random operations, with reopens, kills and changing options, against a sorted map. The seed is in
 * every failure.
 */
final class ModelTest {

  private static final int STEPS = 1_500;

  private final Random random = new Random();
  private final TreeMap<String, String> model = new TreeMap<>();
  private final List<Taken> snapshots = new ArrayList<>();
  private final AssertedStore asserted = new AssertedStore();
  private TestStore disk = new TestStore();
  private LsmStore store;

  private record Taken(Snapshot snapshot, NavigableMap<String, String> state) {}

  @RepeatedTest(10)
  void theStoreAgreesWithASortedMap(RepetitionInfo repetition) {
    long seed = 7_000L + repetition.getCurrentRepetition();
    random.setSeed(seed);
    store = open();
    try {
      for (int step = 0; step < STEPS; step++) {
        step();
      }
      agree(store, model);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    } finally {
      store.close();
    }
    asserted.requireAllClosed();
  }

  private LsmStore open() {
    return asserted.around(disk.builder(), disk.disk()).options(options()).open();
  }

  private StoreOptions options() {
    return StoreOptions.builder()
        .durability(random.nextBoolean() ? Durability.SYNC : Durability.OS)
        .memTableBytes(1 << (10 + random.nextInt(6)))
        .memTableEntries(5 + random.nextInt(500))
        .immutableMemTables(1 + random.nextInt(4))
        .compactionThreads(1 + random.nextInt(3))
        .setting(Role.COMPACTION, "l0-tables", Integer.toString(1 + random.nextInt(4)))
        .setting(
            Role.COMPACTION, "base-level-bytes", Integer.toString(4_000 + random.nextInt(20_000)))
        .setting(Role.COMPACTION, "level-ratio", Integer.toString(2 + random.nextInt(9)))
        .setting(Role.COMPACTION, "table-bytes", Integer.toString(2_000 + random.nextInt(9_000)))
        .setting(Role.BLOCK_INDEX, "entries-per-index", Integer.toString(random.nextInt(5)))
        .setting(Role.WAL, "chunk-bytes", "65536")
        .build();
  }

  private void step() {
    switch (random.nextInt(100)) {
      case 0 -> store.flush();
      case 1 -> store.compact(range());
      case 2 -> reopen();
      case 3 -> kill();
      case 4, 5 -> takeSnapshot();
      case 6, 7 -> checkSnapshot();
      case 8, 9, 10 -> agreeOn(store, model, range());
      case 11, 12, 13, 14, 15 -> batch();
      case 16, 17, 18, 19, 20, 21, 22, 23, 24, 25 -> delete(key());
      default -> put(key(), value());
    }
    String key = key();
    assertThat(store.get(bytes(key)).map(TestStore::text).orElse(null))
        .as("get " + key)
        .isEqualTo(model.get(key));
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

  private void takeSnapshot() {
    if (snapshots.size() < 4) {
      snapshots.add(new Taken(store.snapshot(), new TreeMap<>(model)));
    } else {
      snapshots.remove(random.nextInt(snapshots.size())).snapshot().close();
    }
  }

  private void checkSnapshot() {
    if (!snapshots.isEmpty()) {
      Taken taken = snapshots.get(random.nextInt(snapshots.size()));
      agreeOn(taken.snapshot(), taken.state(), range());
      String key = key();
      assertThat(taken.snapshot().get(bytes(key)).map(TestStore::text).orElse(null))
          .isEqualTo(taken.state().get(key));
    }
  }

  private void reopen() {
    snapshots.clear();
    store.close();
    store = open();
  }

  private void kill() {
    snapshots.clear();
    TestStore killed = disk.killed();
    store.close();
    disk = killed;
    store = open();
  }

  private String key() {
    int length = 1 + random.nextInt(3);
    StringBuilder key = new StringBuilder(random.nextInt(3) == 0 ? "a long common prefix " : "");
    for (int i = 0; i < length; i++) {
      key.append((char) ('a' + random.nextInt(8)));
    }
    return key.toString();
  }

  private String value() {
    return "v"
        + random.nextInt(1_000_000)
        + "x".repeat(random.nextInt(10) == 0 ? random.nextInt(3_000) : 5);
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

  private static void agree(ReadView view, NavigableMap<String, String> expected) {
    agreeOn(view, expected, KeyRange.all());
  }

  private static void agreeOn(
      ReadView view, NavigableMap<String, String> expected, KeyRange range) {
    List<String> inRange = new ArrayList<>();
    for (Map.Entry<String, String> entry : expected.entrySet()) {
      if (range.contains(bytes(entry.getKey()))) {
        inRange.add(entry.getKey() + "=" + entry.getValue());
      }
    }
    assertThat(TestStore.entries(view.scan(range))).isEqualTo(inRange);
    assertThat(TestStore.entries(view.scanReverse(range))).isEqualTo(inRange.reversed());
    seekSomewhere(view, expected, range);
  }

  private static void seekSomewhere(
      ReadView view, NavigableMap<String, String> expected, KeyRange range) {
    if (expected.isEmpty()) {
      return;
    }
    String target = expected.firstKey() + "b";
    try (Cursor cursor = view.scan(range)) {
      String found = cursor.seek(bytes(target)) ? TestStore.text(cursor.keyBytes()) : null;
      String ceiling =
          expected.keySet().stream()
              .filter(key -> range.contains(bytes(key)) && key.compareTo(target) >= 0)
              .findFirst()
              .orElse(null);
      assertThat(found).isEqualTo(ceiling);
    }
  }

  private static byte[] bytes(String text) {
    return TestStore.bytes(text);
  }
}
