package dev.lsmkv.core.cache;

import dev.lsmkv.spi.table.BlockCache;

/**
 * The blocks of one table in the shared cache.
 *
 * <p>Thread: safe for use from many threads.
 */
final class TableBlocks implements BlockCache {

  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

  private final SharedBlockCache cache;
  private final long hashBase;
  private volatile boolean closed;

  TableBlocks(SharedBlockCache cache, long tableNumber) {
    this.cache = cache;
    this.hashBase = tableNumber * GOLDEN_RATIO;
  }

  @Override
  public boolean find(int block, Room room) {
    int hash = hash(block);
    boolean found = cache.shard(hash).find(this, block, hash, room);
    cache.count(found);
    return found;
  }

  @Override
  public boolean admits(int block, int bytes) {
    return !closed && cache.shard(hash(block)).admits(bytes);
  }

  @Override
  public void keep(int block, byte[] bytes, int length) {
    int hash = hash(block);
    cache.shard(hash).keep(this, block, hash, bytes, length);
  }

  /**
   * Ends the keeping of blocks; those that are kept are then removed by the cache, shard by shard.
   */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Mixes table and block, by the last steps of a multiplicative hash, so that all bits depend on
   * both.
   */
  private int hash(int block) {
    long mixed = (hashBase + block) * GOLDEN_RATIO;
    mixed = (mixed ^ mixed >>> 32) * GOLDEN_RATIO;
    return (int) (mixed >>> 32);
  }
}
