package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats.State;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.asserted.AssertedStore;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One workload on a disk that fails, with all that must hold meanwhile and afterwards.
 *
 * <p>Thread: confined.
 */
final class FaultRun {

  private static final List<Durability> DURABILITIES = List.of(Durability.values());
  private static final int WRITES_BEHIND = 2;

  private final MemoryStorage disk = new MemoryStorage();
  private final FaultyStorage faulty = new FaultyStorage(disk);
  private final AssertedStore asserted = new AssertedStore();
  private final History history = new History();
  private final FaultLoad load;
  private final Mishap mishap;
  private final SplittableRandom random;
  private final StoreOptions options;
  private final FaultAftermath aftermath;
  private @Nullable LsmStore store;
  private int kept; // the writes that survive a kill of the process
  private int certain; // the writes that are visible; one more may be, or may come back
  private int behind; // the writes acknowledged since the failure was looked at
  private int looked = -1; // how many of those there were at the last look

  FaultRun(long seed, Mishap mishap) {
    this.random = new SplittableRandom(seed);
    this.mishap = mishap;
    this.load = FaultLoad.of(seed);
    this.options = load.options();
    this.aftermath = new FaultAftermath(disk, history, options, random.split());
    faulty.fault(mishap.onDisk());
  }

  /** A call of the store, which may fail as it declares. */
  @FunctionalInterface
  interface Call {
    void run();
  }

  void run(int steps) {
    mishap.begins();
    reopen();
    look();
    for (int i = 0; i < steps && store != null; i++) {
      step(store, random.nextInt(100));
      look();
      if (store != null && i % 3 == 0) {
        read(store);
      }
    }
    writeBehind();
    if (store != null) {
      read(store);
      if (mishap.isOver()) {
        requireGoingOn(store);
      }
      close(store);
    }
    MemoryStorage cut = aftermath.drawPowerCut(FileSystemModel.STRICT);
    faulty.fault(Fault.NONE);
    mishap.ends();
    verify(cut, history.durableWrites());
    verify(disk, kept);
    if (!mishap.mayLeak()) {
      asserted.requireAllClosed();
    }
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
      look();
      reopen();
    }
  }

  /**
   * Looks at what accidents would leave, at the moments when most depends on what a failure has
   * left: right behind it, and behind each of the first writes acknowledged after it. Later a flush
   * may have taken from the log what it would have lost.
   */
  private void look() {
    if (mishap.hasFired() && !mishap.isUnderWay() && looked < behind && behind <= WRITES_BEHIND) {
      looked = behind;
      aftermath.requireSurvival(kept);
    }
  }

  /** A failure near the end has something written behind it too. */
  private void writeBehind() {
    for (int i = 0; i < WRITES_BEHIND && store != null && mishap.hasFired(); i++) {
      write(store);
      look();
    }
  }

  /** Whether a call succeeded; one that failed did so as declared, or with the planted error. */
  private Optional<Throwable> attempt(Call call) {
    try {
      call.run();
      return Optional.empty();
    } catch (LsmException e) {
      return Optional.of(e);
    } catch (Error e) {
      if (mishap.isPlantedIn(e)) {
        return Optional.of(e);
      }
      throw e;
    }
  }

  private void write(LsmStore open) {
    Map<String, Optional<String>> changes = load.draw(random, history.begunWrites());
    Durability durability = DURABILITIES.get(random.nextInt(3));
    if (certain < history.begunWrites()) {
      requireReadOnly(open);
      return;
    }
    history.begin(changes);
    Optional<Throwable> failure = attempt(() -> open.write(batch(changes), durability));
    if (failure.isEmpty()) {
      acknowledged(durability);
    } else if (failure.get() instanceof LsmException known
        && !(known instanceof DurabilityUnknownException)) {
      history.refused();
    } else if (failure.get() instanceof Error) {
      findOut(open);
    }
    String bytes = changes.values().stream().mapToInt(v -> v.orElse("").length()).sum() + " bytes";
    aftermath.tell(
        "%s write of %s in %s %s"
            .formatted(
                durability, bytes, changes.keySet(), failure.map(Object::toString).orElse("done")));
  }

  private static WriteBatch batch(Map<String, Optional<String>> changes) {
    WriteBatch batch = new WriteBatch();
    changes.forEach((key, value) -> {
      if (value.isPresent()) {
        batch.put(key.getBytes(UTF_8), value.get().getBytes(UTF_8));
      } else {
        batch.delete(key.getBytes(UTF_8));
      }
    });
    return batch;
  }

  private void acknowledged(Durability durability) {
    certain = history.begunWrites();
    behind += looked < 0 ? 0 : 1;
    if (durability != Durability.NONE) {
      kept = certain;
    }
    if (durability == Durability.SYNC) {
      history.durable();
    }
  }

  /** A store that says it is well does what it is for; one late word of the mishap is allowed. */
  private void requireGoingOn(LsmStore open) {
    boolean isWritten = false;
    boolean isCompacted = false;
    for (int i = 0; i < 3 && !(isWritten && isCompacted); i++) {
      int before = certain;
      write(open);
      isWritten |= certain > before;
      isCompacted |= attempt(open::compact).isEmpty();
    }
    boolean isWell = open.stats().state() != State.READ_ONLY_UNTIL_REOPENED;
    if (isWell && !(isWritten && isCompacted)) {
      throw new AssertionError("says that it is well, and is not, after " + aftermath);
    }
  }

  /** The outcome of a write that failed in its caller's thread, before it was one or after that. */
  private void findOut(LsmStore open) {
    Map<String, String> found = insisting(() -> Survivor.entries(open.scan(KeyRange.all())));
    if (found.equals(history.state(history.begunWrites()))) {
      certain = history.begunWrites();
    } else if (insisting(() -> open.stats().state()) != State.READ_ONLY_UNTIL_REOPENED) {
      history.refused();
    }
  }

  /** What a call gives once the mishap is over. */
  private <T> T insisting(Supplier<T> call) {
    List<T> results = new ArrayList<>();
    for (int i = 0; i <= mishap.failures() && results.isEmpty(); i++) {
      attempt(() -> results.add(call.get()));
    }
    return results.getFirst();
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
    aftermath.tell("made durable " + failure.map(Object::toString).orElse("with success"));
    if (failure.isEmpty() && before == history.begunWrites()) {
      kept = before;
      history.durable();
    }
  }

  /** A store that takes no more writes closes without a flush, and without a word of that. */
  private void close(LsmStore open) {
    Call close = open::close;
    if (mishap.hasFired()) {
      aftermath.tell("closed " + attempt(close).map(Object::toString).orElse("with success"));
    } else {
      persist(close);
    }
    store = null;
  }

  /** Opens the store; a failure that happens once is gone at the second attempt. */
  private void reopen() {
    for (int attempt = 0; attempt <= mishap.failures() && store == null; attempt++) {
      attempt(() -> store = open(faulty)).ifPresent(e -> requirePlanted("an opening", e));
    }
    if (store == null && !mishap.lasts()) {
      throw new AssertionError("a failure that is over does not let the store be opened");
    }
    if (store != null) {
      aftermath.tell("opened");
      settle(store);
    }
  }

  private void settle(LsmStore open) {
    Map<String, String> found = new TreeMap<>();
    Call scan = () -> found.putAll(Survivor.entries(open.scan(KeyRange.all())));
    Optional<Throwable> failure = attempt(scan);
    if (failure.isPresent()) {
      requirePlanted("a scan behind an opening", failure.get());
      close(open); // nobody can tell what is there, so nothing is added to it
      return;
    }
    int survived = aftermath.requirePrefix(found, kept);
    history.settle(survived);
    kept = survived;
    certain = survived;
  }

  private void read(LsmStore open) {
    boolean isOver = mishap.isOver();
    Optional<Throwable> failure =
        attempt(() -> {
          Map<String, String> found = Survivor.entries(open.scan(KeyRange.all()));
          if (!found.equals(history.state(certain))) {
            throw new AssertionError("read something else than was acknowledged");
          }
          FaultAftermath.requireSame(open, found);
        });
    if (failure.isPresent() && isOver) {
      throw new AssertionError("a read failed when all was over", failure.get());
    }
    failure.ifPresent(e -> requirePlanted("a read", e));
  }

  private void requirePlanted(String what, Throwable failure) {
    if (!mishap.isPlantedIn(failure)) {
      throw new AssertionError(what + " failed for no reason", failure);
    }
  }

  private void verify(Storage healthy, int durable) {
    try (LsmStore again = open(healthy)) {
      aftermath.requireSurvival(again, durable);
    }
  }

  private LsmStore open(Storage storage) {
    return asserted.around(FaultLoad.builder(), storage).options(options).open();
  }
}
