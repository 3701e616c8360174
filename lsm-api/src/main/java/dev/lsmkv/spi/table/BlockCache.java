package dev.lsmkv.spi.table;

import org.jspecify.annotations.Nullable;

/**
 * The part of the engine's block cache that belongs to one table.
 *
 * <p>For blocks that had to be decompressed; raw blocks are read in place. Point reads keep what
 * they decompressed. Cursors look, and keep at most the first few blocks behind a seek, for short
 * scans come back to the same places; a long one does not wash the cache out. Thread: safe for use
 * from many threads.
 */
public interface BlockCache {

  /**
   * A block that was kept.
   *
   * @param block the block's number
   * @return the block, to be read only, or null
   */
  byte @Nullable [] find(int block);

  /**
   * Whether a block that was not found is worth keeping. A full cache says so of some only, since
   * each it takes costs another; a reader that hears no needs the block for itself alone, and can
   * do with memory of its own. It may be asked once for each block that was read.
   *
   * @param block the block's number
   * @param bytes its length
   * @return false if it is not to be kept; true unless overridden
   */
  default boolean admits(int block, int bytes) {
    return true;
  }

  /**
   * Keeps a block, as long as there is room.
   *
   * @param block the block's number
   * @param bytes the block, not changed from now on
   */
  void keep(int block, byte[] bytes);
}
