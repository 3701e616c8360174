package dev.lsmkv.cli.transfer;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;

/**
 * Writes entries to a store in batches, and counts those that the store has acknowledged.
 *
 * <p>Thread: confined.
 */
public final class BatchedWrites {

  /**
   * The size at which a batch is written, whatever its count: 4 MiB, far below the store's limit.
   */
  static final long BATCH_BYTES = 4L << 20;

  private final LsmStore store;
  private final Durability durability;
  private final int batchEntries;
  private final long batchBytesMax;
  private final WriteBatch batch = new WriteBatch();
  private long entries;
  private long bytes;

  /**
   * Writes to a store.
   *
   * @param store the store
   * @param durability of each batch
   * @param batchEntries how many entries to write together; 1 or more
   */
  public BatchedWrites(LsmStore store, Durability durability, int batchEntries) {
    this(store, durability, batchEntries, WriteBatch.BYTES_MAX);
  }

  BatchedWrites(LsmStore store, Durability durability, int batchEntries, long batchBytesMax) {
    this.store = store;
    this.durability = durability;
    this.batchEntries = batchEntries;
    this.batchBytesMax = batchBytesMax;
  }

  void put(Entry entry) {
    long entryBytes = (long) entry.key().length + entry.value().length;
    if (batch.bytes() + entryBytes > batchBytesMax) {
      writeBatch();
    }
    if (entryBytes > batchBytesMax) {
      writeAlone(entry, entryBytes);
      return;
    }
    batch.put(entry.key(), entry.value());
    if (batch.count() >= batchEntries || batch.bytes() >= BATCH_BYTES) {
      writeBatch();
    }
  }

  /** Writes what is left, and sees to it that unlogged writes are in tables. */
  void finish() {
    writeBatch();
    if (durability == Durability.NONE) {
      store.flush();
    }
  }

  /** A put alone is as durable as the store's options say: on disk, unless somebody wants less. */
  private void writeAlone(Entry entry, long entryBytes) {
    store.put(entry.key(), entry.value());
    entries++;
    bytes += entryBytes;
  }

  private void writeBatch() {
    if (batch.count() == 0) {
      return;
    }
    store.write(batch, durability);
    entries += batch.count();
    bytes += batch.bytes();
    batch.clear();
  }

  /**
   * How many entries the store has acknowledged.
   *
   * @return zero or more
   */
  public long entries() {
    return entries;
  }

  /**
   * The size of the acknowledged entries.
   *
   * @return bytes of keys and values
   */
  public long bytes() {
    return bytes;
  }
}
