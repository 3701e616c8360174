package dev.lsmkv.core.cache;

import dev.lsmkv.spi.table.BlockCache;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A block that is kept: where it lies in the memory of its shard, whether it still does, and
 * whether it was used since it came there.
 *
 * <p>Thread: what it is, is immutable. {@code dead} is set before its bytes are overwritten, and a
 * reader looks at it behind its copy, so that a copy of other bytes is never taken for the block.
 * The other flag is set by readers at any time, and one that is lost or late only lets another
 * block be chosen.
 */
final class CachedBlock {

  /**
   * What a block costs besides its bytes, with references of eight bytes: this object 56, its place
   * in the list of its slab 12, and at most four slots of the hash table 32.
   */
  static final int OVERHEAD_BYTES = 100;

  private static final VarHandle DEAD;

  static {
    try {
      DEAD = MethodHandles.lookup().findVarHandle(CachedBlock.class, "dead", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final TableBlocks table;
  private final int block;
  private final int hash;
  private final byte[] memory;
  private final int offset;
  private final int length;
  private boolean touched;

  @SuppressWarnings("UnusedVariable") // through its handle
  private boolean dead;

  /**
   * A block.
   *
   * @param table its table
   * @param block its number
   * @param hash of both
   * @param slab where it lies, at the end
   * @param length its bytes
   */
  CachedBlock(TableBlocks table, int block, int hash, Slab slab, int length) {
    this.table = table;
    this.block = block;
    this.hash = hash;
    this.memory = slab.bytes;
    this.offset = slab.end();
    this.length = length;
  }

  /** The same block at the end of another slab, where its bytes are copied to. */
  CachedBlock movedTo(Slab slab) {
    CachedBlock moved = new CachedBlock(table, block, hash, slab, length);
    System.arraycopy(memory, offset, slab.bytes, moved.offset, length);
    return moved;
  }

  boolean is(TableBlocks otherTable, int otherBlock) {
    return table == otherTable && block == otherBlock;
  }

  TableBlocks table() {
    return table;
  }

  int hash() {
    return hash;
  }

  int length() {
    return length;
  }

  /** Copies the bytes in; by the keeper, before the block is to be found. */
  void fill(byte[] bytes) {
    System.arraycopy(bytes, 0, memory, offset, length);
  }

  /**
   * Copies the bytes out.
   *
   * @return false if they were no longer those of the block: then what was copied means nothing
   */
  boolean copyTo(BlockCache.Room room) {
    System.arraycopy(memory, offset, room.ofLength(length), 0, length);
    VarHandle.loadLoadFence();
    return !isDead();
  }

  boolean isDead() {
    return (boolean) DEAD.getOpaque(this);
  }

  /** Gives its bytes up: they may be overwritten from now on. */
  void die() {
    DEAD.setOpaque(this, true);
    VarHandle.storeStoreFence();
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

  boolean isTouched() {
    return touched;
  }
}
