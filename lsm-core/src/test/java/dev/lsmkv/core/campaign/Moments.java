package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A store with little memory and several threads in the background, which are held up now and then,
 * so that a younger flush overtakes an older one, and commits, deletions and new segments of the
 * log come late. What a kill would leave is taken at random moments of that.
 *
 * <p>Thread: one thread writes; moments are taken on any.
 */
final class Moments {

  private static final int WRITES = 300;
  private static final int MOMENTS_MAX = 400;
  private static final int HELD_NANOS_MAX = 2_000_000;
  private static final int TABLE_HELD_NANOS_MAX = 10_000_000;

  private final SplittableRandom random; // guarded by this
  private final List<Moment> taken = new ArrayList<>(); // guarded by this
  private final History history = new History();
  private final MemoryStorage disk = new MemoryStorage();
  private final AtomicLong newestTable = new AtomicLong(); // of those that are finished
  private volatile int kept;

  Moments(SplittableRandom random) {
    this.random = random;
  }

  /** Writes a store; the moments that were taken, in order. */
  List<Moment> write() {
    FaultyStorage watched = new FaultyStorage(disk);
    watched.fault((operation, path) -> before(operation, path));
    try (LsmStore store = open(watched)) {
      for (int i = 0; i < WRITES; i++) {
        write(store, i);
      }
      watched.fault((_, _) -> {});
    }
    synchronized (this) {
      return List.copyOf(taken);
    }
  }

  private LsmStore open(Storage storage) {
    StoreOptions options =
        StoreOptions.builder()
            .memTableBytes(2_000 + drawn(6_000))
            .immutableMemTables(2 + drawn(4))
            .flushThreads(2 + drawn(3))
            .compactionThreads(1 + drawn(2))
            .setting(Role.WAL, "chunk-bytes", "4096")
            .setting(Role.COMPACTION, "l0-tables", String.valueOf(1 + drawn(4)))
            .setting(Role.COMPACTION, "base-level-bytes", "8000")
            .setting(Role.COMPACTION, "table-bytes", "3000")
            .build();
    return DamagedStore.builder(storage).options(options).open();
  }

  private void write(LsmStore store, int number) {
    String key = "key" + drawn(DamagedStore.KEYS);
    WriteBatch batch = new WriteBatch();
    if (drawn(3) == 0) {
      history.begin(Map.of(key, Optional.empty()));
      batch.delete(key.getBytes(UTF_8));
    } else {
      String value = number + "v".repeat(drawn(400));
      history.begin(Map.of(key, Optional.of(value)));
      batch.put(key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
    store.write(batch, Durability.SYNC);
    kept = history.begunWrites();
    if (drawn(100) == 0) {
      store.compact();
      history.durable();
    } else if (drawn(40) == 0) {
      store.flush();
      history.durable();
    } else if (drawn(30) == 0) {
      take();
    }
  }

  private synchronized int drawn(int bound) {
    return random.nextInt(bound);
  }

  private void before(Operation operation, Path path) {
    if (drawn(60) == 0) {
      take();
    }
    Place place = Place.of(path);
    if (operation == Operation.FORCE && place == Place.PROPERTIES) {
      newestTable.accumulateAndGet(table(path), Math::max);
    }
    if (drawn(12) >= heldOfTwelve(operation, place)) {
      return;
    }
    if (place == Place.DATA) {
      awaitNewer(table(path));
      take();
    } else {
      LockSupport.parkNanos(1 + drawn(HELD_NANOS_MAX));
    }
  }

  private static long table(Path component) {
    return StoreLayout.tableNumber(component.getParent().getFileName().toString()).orElse(0);
  }

  /** Holds up a table until one that was begun after it is finished, but not for long. */
  private void awaitNewer(long table) {
    long end = System.nanoTime() + TABLE_HELD_NANOS_MAX;
    while (newestTable.get() < table && System.nanoTime() < end) {
      LockSupport.parkNanos(TABLE_HELD_NANOS_MAX / 50);
    }
  }

  private static int heldOfTwelve(Operation operation, Place place) {
    return switch (operation) {
      case CREATE -> place == Place.LOG ? 11 : place == Place.DATA ? 4 : 1;
      case DELETE -> 3;
      case FORCE_NAMES -> 1;
      case CREATE_DIRECTORY, LIST, APPEND, EXTEND, FORCE, MAP, RENAME -> 0;
    };
  }

  /** Takes what is there, unless the next write has begun before it was all taken. */
  private void take() {
    int durable = history.durableWrites();
    int acknowledged = kept;
    int begun = history.begunWrites();
    MemoryStorage left = disk.copy();
    History until = history.until(new History.Window(durable, begun));
    synchronized (this) {
      if (begun > 0 && history.begunWrites() == begun && taken.size() < MOMENTS_MAX) {
        taken.add(new Moment(left, until, acknowledged));
      }
    }
  }
}
