package dev.lsmkv.testkit.model;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes steps on a new store on a disk in memory and on a model side by side, and compares every
 * answer. After a kill, whatever was acknowledged as surviving one must be there, and of the rest a
 * prefix.
 *
 * <p>Thread: confined.
 */
public final class Execution {

  private static final int SNAPSHOTS_MAX = 4;

  private final StoreOpener opener;
  private final Model model = new Model();
  private final List<Taken> snapshots = new ArrayList<>();
  private MemoryStorage disk = new MemoryStorage();
  private Durability usual;
  private LsmStore store;
  private @Nullable Held held;
  private long operations;

  private Execution(StoreOpener opener) {
    this.opener = opener;
    this.usual = Choice.DEFAULTS.options().durability();
    this.store = opener.open(disk, Choice.DEFAULTS.options());
  }

  private record Taken(Snapshot snapshot, long number) {}

  private record Held(Cursor cursor, Iterator<Map.Entry<Key, Key>> expected) {}

  /**
   * Executes steps, reads everything, closes the store, opens it and reads everything again.
   *
   * @param opener opens the store
   * @param steps what to do
   * @return how many operations that were: those of the steps, each write of a batch by itself
   * @throws AssertionError if an answer is wrong or a step fails; it names the step
   */
  public static long run(StoreOpener opener, List<? extends Step> steps) {
    Execution execution = new Execution(opener);
    try {
      execution.executeAll(steps);
    } catch (AssertionError | RuntimeException e) {
      execution.closeQuietly();
      throw e;
    }
    execution.store.close();
    return execution.operations;
  }

  private void executeAll(List<? extends Step> steps) {
    int number = 0;
    for (Step step : steps) {
      number++;
      execute(step, number);
    }
    execute(new Step.Scan(Bounds.ALL, Direction.FORWARD), number + 1);
    execute(new Step.Reopen(Choice.DEFAULTS), number + 2);
    execute(new Step.Scan(Bounds.ALL, Direction.REVERSE), number + 3);
  }

  private void execute(Step step, int number) {
    try {
      operations += step instanceof Step.Batch batch ? batch.writes().size() : 1;
      execute(step);
    } catch (AssertionError | RuntimeException e) {
      String line = StepText.of(step);
      throw new AssertionError("step " + number + " (" + line + "): " + e.getMessage(), e);
    }
  }

  private void execute(Step step) {
    switch (step) {
      case Step.Put put -> {
        store.put(put.key().toByteArray(), put.value().toByteArray());
        written(List.of(put), usual);
      }
      case Step.Delete delete -> {
        store.delete(delete.key().toByteArray());
        written(List.of(delete), usual);
      }
      case Step.Batch batch -> write(batch);
      case Step.Get get -> now().onGet(get.key());
      case Step.Scan scan -> now().onScan(scan.bounds(), scan.direction());
      case Step.Seek seek -> now().onSeek(seek);
      case Step.TakeSnapshot _ -> takeSnapshot();
      case Step.CheckSnapshot check -> check(check);
      case Step.CloseSnapshot close -> closeSnapshot(close.snapshot());
      case Step.OpenCursor open -> openCursor(open);
      case Step.ReadCursor read -> readCursor(read.entries());
      case Step.Flush _ -> {
        store.flush();
        model.durable();
      }
      case Step.Compact compact -> compact(compact.bounds());
      case Step.Reopen reopen -> reopen(reopen.choice());
      case Step.Kill kill -> kill(kill.choice());
    }
  }

  private Agreement now() {
    return new Agreement(model, model.newest(), store);
  }

  private void write(Step.Batch batch) {
    WriteBatch encoded = new WriteBatch();
    for (Step.Write write : batch.writes()) {
      byte[] key = write.key().toByteArray();
      switch (write) {
        case Step.Put put -> encoded.put(key, put.value().toByteArray());
        case Step.Delete _ -> encoded.delete(key);
      }
    }
    if (batch.durability().isPresent()) {
      store.write(encoded, batch.durability().get());
    } else {
      store.write(encoded);
    }
    written(batch.writes(), batch.durability().orElse(usual));
  }

  private void written(List<? extends Step.Write> writes, Durability durability) {
    model.write(writes);
    if (durability != Durability.NONE && !writes.isEmpty()) {
      model.durable();
    }
  }

  private void takeSnapshot() {
    if (snapshots.size() == SNAPSHOTS_MAX) {
      closeSnapshot(0);
    }
    snapshots.add(new Taken(store.snapshot(), model.newest()));
    model.hold();
  }

  private void check(Step.CheckSnapshot check) {
    if (!snapshots.isEmpty()) {
      Taken taken = snapshots.get(check.snapshot() % snapshots.size());
      Agreement then = new Agreement(model, taken.number(), taken.snapshot());
      then.onGet(check.key());
      then.onScan(check.bounds(), Direction.FORWARD);
      then.onScan(check.bounds(), Direction.REVERSE);
    }
  }

  private void closeSnapshot(int number) {
    if (!snapshots.isEmpty()) {
      Taken taken = snapshots.remove(number % snapshots.size());
      taken.snapshot().close();
      model.release(taken.number());
    }
  }

  private void openCursor(Step.OpenCursor open) {
    closeCursor();
    Cursor cursor = Agreement.cursor(store, open.bounds(), open.direction());
    held = new Held(cursor, now().expected(open.bounds(), open.direction()).toList().iterator());
  }

  private void readCursor(int entries) {
    if (held != null) {
      Agreement.onEntries(held.cursor(), held.expected(), entries);
    }
  }

  private void closeCursor() {
    if (held != null) {
      held.cursor().close();
      held = null;
    }
  }

  private void compact(Bounds bounds) {
    if (bounds.equals(Bounds.ALL)) {
      store.compact();
      model.durable();
    } else {
      store.compact(bounds.range());
    }
  }

  private void reopen(Choice choice) {
    endReads();
    store.close();
    model.durable();
    open(choice);
  }

  private void kill(Choice choice) {
    MemoryStorage left = disk.copy();
    endReads();
    store.close();
    disk = left;
    open(choice);
    if (!model.settle(Agreement.entries(store))) {
      throw new AssertionError("what the kill has left is no prefix that holds all acknowledged");
    }
  }

  private void endReads() {
    closeCursor();
    while (!snapshots.isEmpty()) {
      closeSnapshot(0);
    }
  }

  private void open(Choice choice) {
    store = opener.open(disk, choice.options());
    usual = choice.options().durability();
  }

  /** Something failed already, and is to be thrown rather than what comes of it. */
  private void closeQuietly() {
    try {
      store.close();
    } catch (LsmException | AssertionError _) {
      held = null;
    }
  }

  /**
   * Executes steps, and says how it ended.
   *
   * @param opener opens the store
   * @param steps what to do
   * @return the failure, if there was one
   */
  public static Optional<AssertionError> failure(StoreOpener opener, List<? extends Step> steps) {
    try {
      run(opener, steps);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(new AssertionError(e));
    }
  }
}
