package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One sequence of operations on one store, of which the last is watched: each of its sync points is
 * a moment at which everything may stop. Those of the operations before belong to shorter
 * sequences.
 *
 * <p>Thread: confined, but for the operations of the disk, which come from any thread of the store.
 */
final class ActRun {

  private static final Set<Operation> SYNC_POINTS =
      EnumSet.of(
          Operation.FORCE,
          Operation.FORCE_NAMES,
          Operation.RENAME,
          Operation.DELETE,
          Operation.CREATE,
          Operation.EXTEND);

  private final ActSetting setting;
  private final History history = new History();
  private final Queue<Crash> crashes = new ConcurrentLinkedQueue<>();
  private final List<Taken> snapshots = new ArrayList<>();
  private MemoryStorage disk;
  private @Nullable LsmStore store;
  private volatile int kept;
  private volatile boolean watched;

  private record Taken(Snapshot snapshot, int writes) {}

  /** A run on a copy of a disk, which is empty or that of {@link #prepared}. */
  ActRun(ActSetting setting, MemoryStorage disk) {
    this.setting = setting;
    this.disk = disk.copy();
    this.disk.shareMappings();
    if (!disk.files().isEmpty()) {
      preparation().forEach(history::begin);
      persisted();
    }
  }

  History history() {
    return history;
  }

  List<Crash> crashes() {
    return List.copyOf(crashes);
  }

  /** A disk with a store that has a table and a log with something in it, after a kill. */
  static MemoryStorage prepared(ActSetting setting) {
    ActRun run = new ActRun(setting, new MemoryStorage());
    LsmStore store = run.opened();
    for (Map<String, Optional<String>> write : preparation()) {
      if (write.containsKey("c")) {
        store.flush();
      }
      run.write(write);
    }
    MemoryStorage left = run.disk.copy();
    store.close();
    return left;
  }

  private static List<Map<String, Optional<String>>> preparation() {
    return List.of(
        Map.of("a", Optional.of("in a table")),
        Map.of("b", Optional.of("in a table")),
        Map.of("c", Optional.of("in the log")),
        Map.of("b", Optional.empty()));
  }

  /** Runs a sequence; to close the store in the end is one more operation, and not watched. */
  void run(List<Act> acts) {
    watched = acts.size() <= 1;
    for (int i = 0; i < acts.size(); i++) {
      watched |= i == acts.size() - 1;
      perform(acts.get(i), i);
    }
    LsmStore open = opened();
    requireAgreement(open, history.begunWrites());
    snapshots.forEach(taken -> requireAgreement(taken.snapshot(), taken.writes()));
    crash(disk);
    watched = false;
    open.close();
  }

  private void perform(Act act, int number) {
    LsmStore open = opened();
    switch (act) {
      case PUT -> write(Map.of("a", Optional.of("put " + number)));
      case DELETE -> write(Map.of("a", Optional.empty()));
      case BATCH -> write(batch(number));
      case FLUSH -> {
        open.flush();
        persisted();
      }
      case COMPACT -> {
        open.compact();
        persisted();
      }
      case SNAPSHOT -> snapshots.add(new Taken(open.snapshot(), history.begunWrites()));
      case ROTATE -> rotate(open, number);
      case CLOSE -> close(open);
      case REOPEN -> kill(open);
    }
  }

  private static Map<String, Optional<String>> batch(int number) {
    Map<String, Optional<String>> batch = new LinkedHashMap<>();
    batch.put("b", Optional.of("batch " + number));
    batch.put("c", Optional.empty());
    batch.put("d", Optional.of("d".repeat(100) + number));
    return batch;
  }

  private void rotate(LsmStore open, int number) {
    long before = open.stats().memTables().rotations();
    write(Map.of("e", Optional.of("e".repeat(2 * setting.memTableBytes()) + number)));
    write(Map.of("a", Optional.of("rotated " + number)));
    if (open.stats().memTables().rotations() == before) {
      throw new AssertionError("what fills a memtable does not replace it");
    }
  }

  private void write(Map<String, Optional<String>> write) {
    WriteBatch batch = new WriteBatch();
    write.forEach((key, value) ->
        value.ifPresentOrElse(
            text -> batch.put(key.getBytes(UTF_8), text.getBytes(UTF_8)),
            () -> batch.delete(key.getBytes(UTF_8))));
    history.begin(write);
    opened().write(batch, setting.durability());
    if (setting.durability() != Durability.NONE) {
      kept = history.begunWrites();
    }
    if (setting.durability() == Durability.SYNC) {
      history.durable();
    }
  }

  private void persisted() {
    history.durable();
    kept = history.begunWrites();
  }

  private void close(LsmStore open) {
    snapshots.clear();
    open.close();
    store = null;
    persisted();
  }

  /** What the store did not keep is lost, as far as it was unlogged. */
  private void kill(LsmStore open) {
    MemoryStorage left = disk.copy();
    left.shareMappings();
    boolean wasWatched = watched;
    watched = false;
    snapshots.clear();
    open.close();
    watched = wasWatched;
    disk = left;
    store = setting.open(watching(disk));
    Map<String, String> found = entries(store);
    History.Window window = new History.Window(kept, history.begunWrites());
    history.settle(history.match(found, window).orElseThrow(() -> lost(found)));
    persisted();
  }

  private static AssertionError lost(Map<String, String> found) {
    return new AssertionError("a kill has left no prefix of the writes, but " + found.keySet());
  }

  private LsmStore opened() {
    LsmStore open = store == null ? setting.open(watching(disk)) : store;
    store = open;
    return open;
  }

  private Storage watching(MemoryStorage below) {
    FaultyStorage storage = new FaultyStorage(setting.engine().apply(below));
    storage.fault((operation, path) -> {
      if (watched && SYNC_POINTS.contains(operation) && path.startsWith(PowerCuts.DIRECTORY)) {
        crash(below);
      }
    });
    return storage;
  }

  private void crash(MemoryStorage at) {
    int durable = history.durableWrites();
    int keptBefore = kept;
    crashes.add(new Crash(at.powerCut(), at.copy(), durable, keptBefore, history.begunWrites()));
  }

  private void requireAgreement(ReadView view, int writes) {
    if (!entries(view).equals(history.state(writes))) {
      throw new AssertionError("something else is read than was written: " + entries(view));
    }
  }

  /** All entries as texts. */
  private static Map<String, String> entries(ReadView view) {
    return Survivor.entries(view.scan(KeyRange.all()));
  }
}
