package dev.lsmkv.spi.table;

/**
 * The part of the engine's block cache that belongs to one table.
 *
 * <p>For blocks that had to be decompressed; raw blocks are read in place. Point reads keep what
 * they decompressed. Cursors look, and keep at most the first few blocks behind a seek, for short
 * scans come back to the same places; a long one does not wash the cache out. Thread: safe for use
 * from many threads.
 */
public interface BlockCache {

  /** Where a block is copied to. */
  @FunctionalInterface
  interface Room {

    /**
     * Memory for a block.
     *
     * @param length its bytes
     * @return an array of at least so many, of the reader's alone
     */
    byte[] ofLength(int length);
  }

  /**
   * Copies a block that was kept.
   *
   * @param block the block's number
   * @param room asked once, if the block was kept, for memory of its length; the block is in its
   *     first bytes
   * @return false if it was not kept, or is not any more; what is in the memory means nothing then
   */
  boolean find(int block, Room room);

  /**
   * Whether a block that was not found is worth keeping. A full cache says so of some only, since
   * each it takes costs another. It may be asked once for each block that was read.
   *
   * @param block the block's number
   * @param bytes its length
   * @return false if it is not to be kept; true unless overridden
   */
  default boolean admits(int block, int bytes) {
    return true;
  }

  /**
   * Keeps a copy of a block, as long as there is room.
   *
   * @param block the block's number
   * @param bytes holds the block in its first bytes
   * @param length how many
   */
  void keep(int block, byte[] bytes, int length);
}
