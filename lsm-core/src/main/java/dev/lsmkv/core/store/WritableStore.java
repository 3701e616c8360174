package dev.lsmkv.core.store;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.environment.StackRoom;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.spi.entry.BatchEncoder;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store that is open for writing. Thread: safe for use from many threads. */
final class WritableStore implements LsmStore {

  private final StoreMachine machine;
  private final KeyLimits limits;
  private final AutoCloseable lock;
  private final AtomicBoolean closing = new AtomicBoolean();

  private WritableStore(StoreMachine machine, KeyLimits limits, AutoCloseable lock) {
    this.machine = machine;
    this.limits = limits;
    this.lock = lock;
  }

  static LsmStore open(Root root, StoreSetting setting, AutoCloseable lock) throws IOException {
    StoreMachine machine = StoreMachine.of(root, setting);
    WritableStore store;
    try {
      KeyLimits limits = new KeyLimits(setting.options().valueBytesMax());
      store = new WritableStore(machine, limits, lock);
    } catch (Error e) { // of memory: nobody would close it
      machine.stop();
      throw e;
    }
    machine.begin();
    return store;
  }

  @Override
  public void put(byte[] key, byte[] value) {
    limits.requireKey(key.length);
    limits.requireValue(value.length);
    machine.write(BatchEncoder.put(key, value), machine.durability());
  }

  @Override
  public void delete(byte[] key) {
    limits.requireKey(key.length);
    machine.write(BatchEncoder.delete(key), machine.durability());
  }

  @Override
  public void write(WriteBatch batch) {
    write(batch, machine.durability());
  }

  @Override
  public void write(WriteBatch batch, Durability durability) {
    Objects.requireNonNull(durability, "durability");
    machine.write(limits.requireBatch(batch), durability);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return machine.reads().get(key);
  }

  @Override
  public boolean contains(byte[] key) {
    return machine.reads().contains(key);
  }

  @Override
  public Cursor scan(KeyRange range) {
    return machine.reads().scan(range);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    return machine.reads().scanReverse(range);
  }

  @Override
  public Snapshot snapshot() {
    return machine.reads().snapshot();
  }

  @Override
  public void flush() {
    machine.flush();
  }

  @Override
  public void compact() {
    compact(KeyRange.all());
  }

  @Override
  public void compact(KeyRange range) {
    machine.compact(Objects.requireNonNull(range, "range"));
  }

  @Override
  public StoreStats stats() {
    return machine.stats();
  }

  @Override
  public void close() {
    if (closing.get()) {
      return;
    }
    StackRoom.require(StackRoom.OF_A_STORE); // what a close leaves half done stays so
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    try {
      machine.close();
    } finally {
      releaseLock();
    }
  }

  private void releaseLock() {
    try {
      lock.close();
    } catch (Exception e) {
      System.getLogger(WritableStore.class.getName())
          .log(System.Logger.Level.WARNING, "The lock of the store could not be released", e);
    }
  }
}
