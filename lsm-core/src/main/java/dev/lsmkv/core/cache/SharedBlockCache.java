package dev.lsmkv.core.cache;

import dev.lsmkv.spi.table.BlockCache;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * One cache for the blocks of all tables of a store.
 *
 * <p>Its bound covers the blocks and what it takes to keep them, and holds at every moment. A block
 * that would take more than a thirty-second of a shard is not kept, nor one of more than 4 MiB; in
 * a cache of less than 256 KiB, one of 8 KiB or a quarter of it is.
 *
 * <p>Thread: safe for use from many threads; finding a block takes no lock.
 */
public final class SharedBlockCache {

  /**
   * A shard has at least this many bytes: so many that its memory is arrays which the collector
   * does not move.
   */
  private static final long SHARD_BYTES_MIN = 128 << 20;

  private static final int SHARDS_PER_PROCESSOR = 4;

  private final CacheShard[] shards;
  private final long capacityBytes;
  private final ConcurrentHashMap<Long, TableBlocks> tables = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * An empty cache.
   *
   * @param capacityBytes the bound; 0 keeps nothing
   */
  public SharedBlockCache(long capacityBytes) {
    this(capacityBytes, shardCount(capacityBytes));
  }

  SharedBlockCache(long capacityBytes, int shardCount) {
    if (capacityBytes < 0) {
      throw new IllegalArgumentException("a cache of " + capacityBytes + " bytes");
    }
    this.capacityBytes = capacityBytes;
    this.shards = new CacheShard[shardCount];
    for (int i = 0; i < shardCount; i++) {
      shards[i] = new CacheShard(capacityBytes / shardCount);
    }
  }

  private static int shardCount(long capacityBytes) {
    long wanted = (long) SHARDS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    long possible = capacityBytes / SHARD_BYTES_MIN;
    return (int) Long.highestOneBit(Math.max(1, Math.min(wanted, possible)));
  }

  /**
   * The part of this cache that belongs to a table.
   *
   * @param tableNumber the table's number, which no other table of the store ever has
   * @return the same part for each call, until the table is dropped
   */
  public BlockCache forTable(long tableNumber) {
    return tables.computeIfAbsent(tableNumber, number -> new TableBlocks(this, number));
  }

  /**
   * Forgets all blocks of a table that was deleted. Readers that still use the table find and keep
   * nothing from now on.
   *
   * @param tableNumber the table's number
   */
  public void drop(long tableNumber) {
    TableBlocks table = tables.remove(tableNumber);
    if (table == null) {
      return;
    }
    table.close();
    for (CacheShard shard : shards) {
      shard.removeAll(table);
    }
  }

  /**
   * The bytes held.
   *
   * @return never above {@link #capacityBytes}
   */
  public long bytes() {
    long bytes = 0;
    for (CacheShard shard : shards) {
      bytes += shard.bytes();
    }
    return bytes;
  }

  /**
   * The bound.
   *
   * @return bytes
   */
  public long capacityBytes() {
    return capacityBytes;
  }

  /**
   * How often a block was looked for and found.
   *
   * @return growing
   */
  public long hits() {
    return hits.sum();
  }

  /**
   * How often a block was looked for in vain.
   *
   * @return growing
   */
  public long misses() {
    return misses.sum();
  }

  /**
   * The shard for a block; its number in the cache is in bits of the hash that the shard does not
   * use.
   */
  CacheShard shard(int hash) {
    return shards[(hash >>> 16) & (shards.length - 1)];
  }

  void count(boolean found) {
    (found ? hits : misses).increment();
  }
}
