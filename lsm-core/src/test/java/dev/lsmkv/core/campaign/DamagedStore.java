package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Reads a damaged store in every way, and compares what it gives with what was written.
 *
 * <p>Thread: confined.
 */
final class DamagedStore {

  static final int KEYS = 30;
  private static final int OPENED_FOR_WRITING = 8;
  private static final StoreOptions OPTIONS =
      StoreOptions.builder()
          .memTableBytes(100_000)
          .setting(Role.WAL, "chunk-bytes", "4096")
          .setting(Role.COMPACTION, "l0-tables", "8")
          .setting(Role.COMPACTION, "table-bytes", "6000")
          .build();

  private final History history;
  private int readable;
  private int refused;

  DamagedStore(History history) {
    this.history = history;
  }

  static LsmStore.Builder builder(Storage disk) {
    return builder(disk, PowerCuts.DIRECTORY);
  }

  static LsmStore.Builder builder(Storage disk, Path directory) {
    return LsmStore.builder(directory)
        .options(OPTIONS)
        .environment(new Environment(disk, new SystemClock(), new PlatformExecutors()));
  }

  /** The stores that gave every answer, and those that could not be opened. */
  int readable() {
    return readable;
  }

  int refused() {
    return refused;
  }

  /** Opens it, for reading but for one in so many, and reads everything. */
  void examine(MemoryStorage disk, Damage damage, long number) {
    LsmStore.Builder builder = builder(disk);
    LsmStore store;
    try {
      store = (number % OPENED_FOR_WRITING == 0 ? builder : builder.readOnly()).open();
    } catch (LsmException e) {
      requireNamed(e);
      refused++;
      return;
    }
    try {
      read(store, damage);
    } finally {
      closeQuietly(store);
    }
  }

  /** What the end of the log held may be missing, as if it had not come to be written. */
  private void read(LsmStore store, Damage damage) {
    int all = history.begunWrites();
    int certain = Place.of(damage.file()) == Place.LOG ? history.durableWrites() : all;
    Map<String, String> single = new TreeMap<>();
    boolean failed = false;
    for (int i = 0; i < KEYS; i++) {
      String key = "key" + i;
      try {
        Optional<byte[]> value = store.get(key.getBytes(UTF_8));
        value.ifPresent(bytes -> single.put(key, new String(bytes, UTF_8)));
      } catch (LsmException e) {
        requireNamed(e);
        single.put(key, history.state(all).getOrDefault(key, ""));
        failed = true;
      }
    }
    Map<String, String> scanned = new TreeMap<>();
    boolean stopped = scan(store, scanned);
    if (!failed) {
      requirePrefix(single, certain, all);
    } else if (certain == all && !single.equals(history.state(all))) {
      throw new AssertionError("wrong answers to single reads: " + single.keySet());
    }
    if (!stopped) {
      requirePrefix(scanned, certain, all);
    } else if (certain == all) {
      requireBeginning(scanned, history.state(all));
    }
    readable += failed || stopped ? 0 : 1;
  }

  private static boolean scan(LsmStore store, Map<String, String> entries) {
    try (Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        entries.put(new String(cursor.keyBytes(), UTF_8), new String(cursor.valueBytes(), UTF_8));
      }
      return false;
    } catch (LsmException e) {
      requireNamed(e);
      return true;
    }
  }

  private void requirePrefix(Map<String, String> found, int certain, int all) {
    OptionalInt match = history.match(found, new History.Window(certain, all));
    if (match.isEmpty()) {
      throw new AssertionError("wrong answers: " + found.keySet());
    }
  }

  private static void requireBeginning(Map<String, String> found, Map<String, String> all) {
    for (Map.Entry<String, String> entry : all.entrySet()) {
      if (found.isEmpty()) {
        return;
      }
      if (!entry.getValue().equals(found.remove(entry.getKey()))) {
        throw new AssertionError("a scan that fails passed over or changed " + entry.getKey());
      }
    }
    if (!found.isEmpty()) {
      throw new AssertionError("a scan gave keys that were never written");
    }
  }

  private static void requireNamed(LsmException e) {
    if (e instanceof CorruptionException damage
        && (!damage.file().startsWith(PowerCuts.DIRECTORY) || damage.offset() < 0)) {
      throw new AssertionError("does not name what is damaged", e);
    }
  }

  private static void closeQuietly(LsmStore store) {
    try {
      store.close();
    } catch (LsmException e) {
      requireNamed(e);
    }
  }
}
