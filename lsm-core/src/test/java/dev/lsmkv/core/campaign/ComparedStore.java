package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A small store and a sorted map, which are to hold the same whatever is done: now, and in each
 * snapshot. After a compaction of everything the store holds nothing else either.
 *
 * <p>Thread: confined.
 */
final class ComparedStore implements AutoCloseable {

  private static final int KEYS = 12;
  private static final int SNAPSHOTS_MAX = 3;
  private static final StoreOptions OPTIONS =
      StoreOptions.builder()
          .memTableBytes(2_500)
          .durability(Durability.OS)
          .setting(Role.WAL, "chunk-bytes", "4096")
          .setting(Role.COMPACTION, "l0-tables", "2")
          .setting(Role.COMPACTION, "base-level-bytes", "2000")
          .setting(Role.COMPACTION, "level-ratio", "2")
          .setting(Role.COMPACTION, "table-bytes", "800")
          .build();

  private final MemoryStorage disk = new MemoryStorage();
  private final SplittableRandom random;
  private final TreeMap<String, String> model = new TreeMap<>();
  private final List<Seen> snapshots = new ArrayList<>();
  private LsmStore store;

  /** A snapshot, and what it has to show. */
  private record Seen(Snapshot snapshot, Map<String, String> entries) {}

  ComparedStore(long seed) {
    this.random = new SplittableRandom(seed);
    disk.shareMappings();
    this.store = open();
  }

  private LsmStore open() {
    return LsmStore.builder(PowerCuts.DIRECTORY)
        .options(OPTIONS)
        .environment(new Environment(disk, new SystemClock(), new VirtualExecutors()))
        .open();
  }

  /** Does so many things, and compares now and then. */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      int choice = random.nextInt(100);
      if (choice < 70) {
        write(i);
      } else if (choice < 76) {
        store.flush();
      } else if (choice < 82) {
        snapshot();
      } else if (choice < 86) {
        compact();
      } else if (choice < 88) {
        reopen();
      } else {
        compareAll();
      }
    }
    compareAll();
    releaseAll();
    compact();
  }

  private void write(int step) {
    String key = "key" + random.nextInt(KEYS);
    WriteBatch batch = new WriteBatch();
    if (random.nextInt(3) == 0) {
      model.remove(key);
      batch.delete(key.getBytes(UTF_8));
    } else {
      String value = step + "v".repeat(random.nextInt(200));
      model.put(key, value);
      batch.put(key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
    store.write(batch);
  }

  private void snapshot() {
    if (snapshots.size() < SNAPSHOTS_MAX && random.nextBoolean()) {
      snapshots.add(new Seen(store.snapshot(), new TreeMap<>(model)));
    } else if (!snapshots.isEmpty()) {
      Seen oldest = snapshots.remove(random.nextInt(snapshots.size()));
      compare(oldest.snapshot(), oldest.entries());
      oldest.snapshot().close();
    }
  }

  private void compact() {
    store.compact();
    long entries = store.stats().levels().stream().mapToLong(level -> level.entries()).sum();
    if (snapshots.isEmpty() && entries != model.size()) {
      throw new AssertionError(entries + " entries are left of " + model.size() + " keys");
    }
    compareAll();
  }

  private void reopen() {
    releaseAll();
    store.close();
    store = open();
    compareAll();
  }

  private void releaseAll() {
    snapshots.forEach(seen -> seen.snapshot().close());
    snapshots.clear();
  }

  private void compareAll() {
    compare(store, model);
    snapshots.forEach(seen -> compare(seen.snapshot(), seen.entries()));
  }

  private static void compare(ReadView view, Map<String, String> expected) {
    require(expected, Survivor.entries(view.scan(KeyRange.all())), "a scan");
    require(expected, Survivor.entries(view.scanReverse(KeyRange.all())), "a scan backward");
    Map<String, String> single = new TreeMap<>();
    for (int i = 0; i < KEYS; i++) {
      String key = "key" + i;
      Optional<byte[]> value = view.get(key.getBytes(UTF_8));
      value.ifPresent(bytes -> single.put(key, new String(bytes, UTF_8)));
    }
    require(expected, single, "single reads");
  }

  private static void require(Map<String, String> expected, Map<String, String> found, String how) {
    if (!found.equals(expected)) {
      throw new AssertionError(how + " gave other entries than were written");
    }
  }

  @Override
  public void close() {
    releaseAll();
    store.close();
  }
}
