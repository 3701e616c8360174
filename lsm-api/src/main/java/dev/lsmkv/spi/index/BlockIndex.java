package dev.lsmkv.spi.index;

/** The block index of one table. Thread: safe for use from many threads. */
public interface BlockIndex {

  /**
   * The number of blocks.
   *
   * @return 1 or more
   */
  int blocks();

  /**
   * Finds the first block whose separator is at or after a key: the first that may hold the key.
   * The versions of a key may go on into the blocks behind it.
   *
   * @param key any bytes
   * @return a block number from 0, or {@link #blocks()} if the key is behind all blocks
   */
  int find(byte[] key);

  /**
   * Where a block begins in the data file.
   *
   * @param block 0 to {@code blocks() - 1}
   * @return a byte offset
   */
  long offset(int block);

  /**
   * How long a block is in the data file.
   *
   * @param block 0 to {@code blocks() - 1}
   * @return bytes
   */
  int length(int block);
}
