package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Reads a damaged store in every way, and compares what it gives with what was written.
 *
 * <p>Thread: safe for use from many threads.
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
  private final MemoryStorage sound;
  private final AtomicLong readable = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  private DamagedStore(History history, MemoryStorage sound) {
    this.history = history;
    this.sound = sound;
  }

  /** Tables on two levels and a log, as a kill of the process leaves them. */
  static DamagedStore make(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    History history = new History();
    MemoryStorage disk = new MemoryStorage();
    try (LsmStore store = builder(disk).open()) {
      for (int i = 0; i < 200; i++) {
        String key = "key" + random.nextInt(KEYS);
        String value = i + "v".repeat(random.nextInt(400));
        history.begin(Map.of(key, Optional.of(value)));
        store.write(
            new WriteBatch().put(key.getBytes(UTF_8), value.getBytes(UTF_8)), Durability.SYNC);
        if (i == 100) {
          store.compact();
        }
        if (i == 150 || i == 180) {
          store.flush();
          history.durable();
        }
      }
      return new DamagedStore(history, disk.copy());
    }
  }

  static LsmStore.Builder builder(Storage disk) {
    return builder(disk, PowerCuts.DIRECTORY);
  }

  static LsmStore.Builder builder(Storage disk, Path directory) {
    return LsmStore.builder(directory)
        .options(OPTIONS)
        .environment(new Environment(disk, new SystemClock(), new VirtualExecutors()));
  }

  /** The disk before any damage. */
  MemoryStorage sound() {
    return sound;
  }

  /** The stores that gave every answer, and those that could not be opened. */
  long readable() {
    return readable.get();
  }

  long refused() {
    return refused.get();
  }

  /** The bytes of one of its files. */
  byte[] bytes(Path file) {
    try {
      return sound.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of the disk, to damage. */
  MemoryStorage copy() {
    MemoryStorage disk = sound.copy();
    disk.shareMappings();
    return disk;
  }

  /** Reads a store in every way, whatever the answers are; what was thrown meanwhile. */
  List<LsmException> readAnything(MemoryStorage disk) {
    List<LsmException> met = new ArrayList<>();
    try (LsmStore store = builder(disk).readOnly().open()) {
      for (int i = 0; i < KEYS; i++) {
        byte[] key = ("key" + i).getBytes(UTF_8);
        tryTo(() -> store.get(key), met);
      }
      tryTo(() -> Survivor.entries(store.scan(KeyRange.all())), met);
      tryTo(() -> Survivor.entries(store.scanReverse(KeyRange.all())), met);
    } catch (LsmException e) {
      met.add(e);
    }
    met.forEach(DamagedStore::requireNamed);
    return met;
  }

  private static void tryTo(Supplier<?> read, List<LsmException> met) {
    try {
      var _ = read.get();
    } catch (LsmException e) {
      met.add(e);
    }
  }

  /** Damages a copy, opens it, for reading but for one in so many, and reads everything. */
  void examine(Damage damage, long number) throws IOException {
    MemoryStorage disk = copy();
    damage.applyTo(disk);
    LsmStore.Builder builder = builder(disk);
    LsmStore store;
    try {
      store = (number % OPENED_FOR_WRITING == 0 ? builder : builder.readOnly()).open();
    } catch (LsmException e) {
      requireNamed(e);
      refused.incrementAndGet();
      return;
    }
    try {
      read(store, damage);
    } finally {
      closeQuietly(store);
    }
  }

  /**
   * How many writes must be there. Of a log that is cut short any end may be missing, as if it had
   * not come to be written. A flipped bit can take no more than the last record: each says that the
   * one before was durable.
   */
  private int certain(Damage damage) {
    if (Place.of(damage.file()) != Place.LOG) {
      return history.begunWrites();
    }
    return damage.kind() == Damage.Kind.FLIPPED
        ? history.begunWrites() - 1
        : history.durableWrites();
  }

  private void read(LsmStore store, Damage damage) {
    int all = history.begunWrites();
    int certain = certain(damage);
    Map<String, String> single = new TreeMap<>();
    boolean failed = false;
    for (int i = 0; i < KEYS; i++) {
      String key = "key" + i;
      try {
        Optional<byte[]> value = store.get(key.getBytes(UTF_8));
        value.ifPresent(bytes -> single.put(key, new String(bytes, UTF_8)));
      } catch (LsmException e) {
        requireNamed(e);
        Optional.ofNullable(history.state(all).get(key)).ifPresent(put -> single.put(key, put));
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
    if (!failed && !stopped) {
      readable.incrementAndGet();
    }
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
