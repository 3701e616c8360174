package dev.lsmkv.core.cache;

/**
 * A block that is kept, its place in the {@link ClockRing}, and whether it was used since the hand
 * last passed.
 *
 * <p>Thread: what it is, is immutable; its neighbours are guarded by the lock of its shard; the
 * flag is set by readers at any time, and a flag that is lost or late only lets another block be
 * chosen.
 */
final class CachedBlock {

  /**
   * What a block costs besides its bytes, with references of eight bytes: this object 56, the
   * header and padding of the array 24, and at most four slots of the hash table 32.
   */
  static final int OVERHEAD_BYTES = 112;

  private final TableBlocks table;
  private final int block;
  private final int hash;
  private final byte[] bytes;
  private boolean touched;

  /* the ring's; a block that is in no ring is its own neighbour */
  CachedBlock previous = this;
  CachedBlock next = this;

  CachedBlock(TableBlocks table, int block, int hash, byte[] bytes) {
    this.table = table;
    this.block = block;
    this.hash = hash;
    this.bytes = bytes;
  }

  boolean is(TableBlocks otherTable, int otherBlock) {
    return table == otherTable && block == otherBlock;
  }

  TableBlocks table() {
    return table;
  }

  int block() {
    return block;
  }

  int hash() {
    return hash;
  }

  byte[] bytes() {
    return bytes;
  }

  long cost() {
    return (long) OVERHEAD_BYTES + bytes.length;
  }

  /**
   * Notes a use. The flag is written only when it changes, or every hit would take the cache line
   * from the others.
   */
  void touch() {
    if (!touched) {
      touched = true;
    }
  }

  /** Takes the second chance away, and says whether there was one. */
  boolean untouch() {
    boolean was = touched;
    touched = false;
    return was;
  }
}
