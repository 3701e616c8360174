package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.asserted.AssertedStore;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import dev.lsmkv.testkit.storage.PowerCut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One workload on a disk that fails, with all that must hold meanwhile and afterwards.
 *
 * <p>Thread: confined.
 */
final class FaultRun {

  private static final List<Durability> DURABILITIES = List.of(Durability.values());
  private static final int KEYS = 12;
  private final MemoryStorage disk = new MemoryStorage();
  private final FaultyStorage faulty = new FaultyStorage(disk);
  private final AssertedStore asserted = new AssertedStore();
  private final History history = new History();
  private final Planted planted;
  private final SplittableRandom random;
  private final StoreOptions options;
  private final List<String> told = new ArrayList<>();
  private @Nullable LsmStore store;
  private int kept; // the writes that survive a kill of the process
  private int certain; // the writes that are visible; one more may be, or may come back

  FaultRun(long seed, Planted planted) {
    this.random = new SplittableRandom(seed);
    this.planted = planted;
    this.options = options(Math.floorMod(seed, 2) == 0 ? "mapped" : "channel");
    faulty.fault(planted);
  }

  private static StoreOptions options(String log) {
    StoreOptions.Builder options =
        StoreOptions.builder()
            .memTableBytes(2_000)
            .immutableMemTables(2)
            .provider(Role.WAL, log)
            .setting(Role.COMPACTION, "l0-tables", "2")
            .setting(Role.COMPACTION, "base-level-bytes", "8000")
            .setting(Role.COMPACTION, "table-bytes", "3000");
    if (log.equals("mapped")) {
      options.setting(Role.WAL, "chunk-bytes", "4096");
    }
    return options.build();
  }

  /** A call of the store, which may fail as it declares. */
  @FunctionalInterface
  interface Call {
    void run();
  }

  void run(int steps) {
    reopen();
    for (int i = 0; i < steps && store != null; i++) {
      step(store, random.nextInt(100));
      if (store != null && i % 3 == 0) {
        read(store);
      }
    }
    if (store != null) {
      close(store);
    }
    PowerCut cut = disk.powerCut();
    faulty.fault(Fault.NONE);
    verify(cut.draw(FileSystemModel.STRICT, random), history.durableWrites());
    verify(disk, kept);
    asserted.requireAllClosed();
  }

  private void step(LsmStore open, int choice) {
    if (choice < 80) {
      write(open);
    } else if (choice < 88) {
      persist(open::flush);
    } else if (choice < 94) {
      persist(open::compact);
    } else {
      close(open);
      reopen();
    }
  }

  /** Whether a call succeeded; one that failed did so as declared, or with the planted error. */
  private Optional<Throwable> attempt(Call call) {
    try {
      call.run();
      return Optional.empty();
    } catch (LsmException | Planted.PlantedError e) {
      return Optional.of(e);
    }
  }

  private void write(LsmStore open) {
    String key = "key" + random.nextInt(KEYS);
    Durability durability = DURABILITIES.get(random.nextInt(3));
    boolean delete = random.nextInt(4) == 0;
    String value = history.begunWrites() + "x".repeat(random.nextInt(300));
    if (certain < history.begunWrites()) {
      requireReadOnly(open);
      return;
    }
    history.begin(Map.of(key, delete ? Optional.empty() : Optional.of(value)));
    Optional<Throwable> failure =
        attempt(() -> {
          WriteBatch batch = new WriteBatch();
          if (delete) {
            batch.delete(key.getBytes(UTF_8));
          } else {
            batch.put(key.getBytes(UTF_8), value.getBytes(UTF_8));
          }
          open.write(batch, durability);
        });
    if (failure.isEmpty()) {
      acknowledged(durability);
    } else if (failure.get() instanceof LsmException known
        && !(known instanceof DurabilityUnknownException)) {
      history.refused();
    }
    told.add(durability + " write of " + key + " " + failure.map(Object::toString).orElse("done"));
  }

  private void acknowledged(Durability durability) {
    certain = history.begunWrites();
    if (durability != Durability.NONE) {
      kept = certain;
    }
    if (durability == Durability.SYNC) {
      history.durable();
    }
  }

  /** After a write of unknown outcome there is no other until the store is opened again. */
  private static void requireReadOnly(LsmStore open) {
    try {
      open.put("key0".getBytes(UTF_8), new byte[0]);
    } catch (LsmException _) {
      return;
    }
    throw new AssertionError("a write was taken after one of unknown outcome");
  }

  private void persist(Call call) {
    int before = certain;
    Optional<Throwable> failure = attempt(call);
    told.add("made durable " + failure.map(Object::toString).orElse("with success"));
    if (failure.isEmpty() && before == history.begunWrites()) {
      kept = before;
      history.durable();
    }
  }

  /** A store that takes no more writes closes without a flush, and without a word of that. */
  private void close(LsmStore open) {
    Call close = open::close;
    if (planted.hasFired()) {
      told.add("closed " + attempt(close).map(Object::toString).orElse("with success"));
    } else {
      persist(close);
    }
    store = null;
  }

  /** Opens the store; a failure that happens once is gone at the second attempt. */
  private void reopen() {
    for (int attempt = 0; attempt < 2 && store == null; attempt++) {
      attempt(() -> store = open(faulty));
    }
    if (store == null && !planted.lasts()) {
      throw new AssertionError("a failure that is over does not let the store be opened");
    }
    if (store != null) {
      told.add("opened");
      settle(store);
    }
  }

  private void settle(LsmStore open) {
    Map<String, String> found = new TreeMap<>();
    Call scan = () -> found.putAll(Survivor.entries(open.scan(KeyRange.all())));
    if (attempt(scan).isPresent()) {
      close(open); // nobody can tell what is there, so nothing is added to it
      return;
    }
    int survived = requirePrefix(found, kept);
    history.settle(survived);
    kept = survived;
    certain = survived;
  }

  private void read(LsmStore open) {
    Optional<Throwable> failure =
        attempt(() -> {
          Map<String, String> found = Survivor.entries(open.scan(KeyRange.all()));
          if (!found.equals(history.state(certain))) {
            throw new AssertionError("read something else than was acknowledged");
          }
          String key = "key" + random.nextInt(KEYS);
          Optional<String> value = open.get(key.getBytes(UTF_8)).map(b -> new String(b, UTF_8));
          if (!value.equals(Optional.ofNullable(found.get(key)))) {
            throw new AssertionError("read something else of " + key + " than in a scan");
          }
        });
    if (failure.isPresent() && !planted.isPlantedIn(failure.get())) {
      throw new AssertionError("a read failed for no reason", failure.get());
    }
  }

  private void verify(Storage healthy, int durable) {
    try (LsmStore again = open(healthy)) {
      Map<String, String> found = Survivor.entries(again.scan(KeyRange.all()));
      requirePrefix(found, durable);
      if (!Survivor.entries(again.scanReverse(KeyRange.all())).equals(found)) {
        throw new AssertionError("backward there is something else than forward");
      }
      again.put("new".getBytes(UTF_8), new byte[1]);
    }
  }

  private int requirePrefix(Map<String, String> found, int durable) {
    OptionalInt count = history.match(found, new History.Window(durable, history.begunWrites()));
    return count.orElseThrow(() ->
        new AssertionError(
            "no prefix of %d to %d writes, but %s after %s"
                .formatted(durable, history.begunWrites(), found.keySet(), told)));
  }

  private LsmStore open(Storage storage) {
    return asserted.around(LsmStore.builder(PowerCuts.DIRECTORY), storage).options(options).open();
  }
}
