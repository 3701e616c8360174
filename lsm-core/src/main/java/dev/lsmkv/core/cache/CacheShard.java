package dev.lsmkv.core.cache;

import dev.lsmkv.core.environment.StackRoom;
import dev.lsmkv.spi.table.BlockCache;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of the cache with a bound of its own: slabs of memory that are filled one after the other,
 * block behind block, and emptied in the same order. Of the slab that is being emptied, blocks that
 * were used since they came there go on at the end of the one that is being filled; the others are
 * given up. Where half of a slab is of tables that are gone, it is emptied first, and what is left
 * in it goes on.
 *
 * <p>Invariant: the slots hold the blocks of all slabs, none of which is dead; none of a table
 * whose blocks were removed; slabs and blocks together cost {@code bytes}, at most the capacity.
 *
 * <p>Thread: {@link #find}, {@link #admits} and {@link #bytes} take no lock; changes are guarded by
 * this object, which is held for as long as it takes to copy some blocks and never while one is
 * read or decompressed.
 */
final class CacheShard {

  /**
   * As long as the slabs of memtables, with the header of an array, and for the same reason: the
   * collector gives such an array memory of its own and never moves it.
   */
  private static final int SLAB_BYTES_MAX = 4 << 20;

  /** From this length on slabs are a power of two, with their header: so regions are filled. */
  private static final int SLAB_BYTES_WHOLE = 512 << 10;

  /** So that blocks of the usual length fit into the slabs of a small cache. */
  private static final int SLAB_BYTES_MIN = 8 << 10;

  private static final int HEADER_BYTES = 16;
  private static final int SLABS = 32;
  private static final int SLABS_MIN = 4;

  private static final int ADMITTED_ONE_IN = 4;

  /** One to go on in, and one for blocks that move while that is being filled. */
  private static final int SPARE = 2;

  /** For each byte that comes, so many are given up while less than {@link #SPARE} are empty. */
  private static final int GIVEN_UP_A_BYTE = 2;

  /** And so many are looked at, at most: where nearly all are in use, room is made by force. */
  private static final int LOOKED_AT_A_BYTE = 16;

  /**
   * So many blocks come before another slab is asked for, where there was no memory for one: each
   * try may have the collector look through the whole heap.
   */
  private static final int KEEPS_A_TRY = 10_000;

  private final long capacityBytes;
  private final int slabBytes;
  private final BlockSlots slots = new BlockSlots();
  private final ArrayDeque<Slab> filled; // the oldest first
  private final ArrayDeque<Slab> empty;
  private final AtomicLong bytes = new AtomicLong();
  private @Nullable Slab filling;
  private @Nullable Slab draining;
  private boolean drainsTheOldest; // or else the one with the most of tables that are gone
  private int keepsUntilNextTry; // after one that failed for want of memory
  private volatile boolean isFull;

  CacheShard(long capacityBytes) {
    this.capacityBytes = capacityBytes;
    this.slabBytes = slabBytes(capacityBytes);
    int slabsMax = (int) Math.min(1 << 20, capacityBytes / Math.max(1, slabBytes));
    this.filled = new ArrayDeque<>(slabsMax + SPARE); // which never grows
    this.empty = new ArrayDeque<>(slabsMax + SPARE);
  }

  private static int slabBytes(long capacity) {
    long part = Math.max(capacity / SLABS, Math.min(SLAB_BYTES_MIN, capacity / SLABS_MIN));
    return part < SLAB_BYTES_WHOLE
        ? (int) part
        : (int) Math.min(SLAB_BYTES_MAX, Long.highestOneBit(part)) - HEADER_BYTES;
  }

  /**
   * Copies a block out.
   *
   * @return false if it is not here
   */
  boolean find(TableBlocks table, int block, int hash, BlockCache.Room room) {
    CachedBlock found = slots.find(table, block, hash);
    if (found == null || !found.copyTo(room)) {
      return false;
    }
    found.touch();
    return true;
  }

  /**
   * Whether a block is to be kept: each while there is room, and one in {@value #ADMITTED_ONE_IN}
   * once the shard is full, by lot, so that no order of reads shuts one out.
   */
  boolean admits(int length) {
    return length <= slabBytes
        && (!isFull || ThreadLocalRandom.current().nextInt(ADMITTED_ONE_IN) == 0);
  }

  /**
   * Keeps a copy of a block, unless it is here, too large, or of a table that was dropped.
   *
   * @throws StackOverflowError with nothing begun, if there is no room for it on the stack
   */
  void keep(TableBlocks table, int block, int hash, byte[] source, int length) {
    StackRoom.require(StackRoom.OF_A_WRITE); // or a block that is given up could still be found
    keepLocked(table, block, hash, source, length);
  }

  private synchronized void keepLocked(
      TableBlocks table, int block, int hash, byte[] source, int length) {
    if (length > slabBytes
        || capacityBytes < CachedBlock.OVERHEAD_BYTES
        || table.isClosed()
        || slots.find(table, block, hash) != null) {
      return;
    }
    keepsUntilNextTry = Math.max(0, keepsUntilNextTry - 1);
    try {
      drain(length);
      Slab slab = withRoom(length);
      if (slab != null) {
        CachedBlock kept = new CachedBlock(table, block, hash, slab, length);
        kept.fill(source);
        add(kept, slab);
      }
    } catch (OutOfMemoryError _) {
      keepsUntilNextTry = KEEPS_A_TRY; // whoever reads has its block and needs no cache
    } finally {
      isFull = isFull();
    }
  }

  /** Makes a block known. What may fail for want of memory comes first. */
  private void add(CachedBlock block, Slab slab) {
    slots.reserve();
    slab.add(block);
    slots.add(block);
    bytes.addAndGet(CachedBlock.OVERHEAD_BYTES);
  }

  /** Whether there is no more room than is always kept, once blocks are given up. */
  private boolean isFull() {
    return spare() <= SPARE;
  }

  /** The slabs that are empty or can still be made. */
  private long spare() {
    long left = capacityBytes - bytes.get() - CachedBlock.OVERHEAD_BYTES;
    return empty.size() + (keepsUntilNextTry > 0 ? 0 : Math.max(0, left / Math.max(1, slabBytes)));
  }

  /** Empties a part of a slab, in proportion to what comes, once memory is short. */
  private void drain(int length) {
    long toGiveUp = (long) GIVEN_UP_A_BYTE * length;
    long toLookAt = (long) LOOKED_AT_A_BYTE * length;
    while (toGiveUp > 0 && toLookAt > 0 && spare() < SPARE) {
      Slab slab = draining();
      if (slab == null) {
        return;
      }
      CachedBlock block = slab.drain();
      toLookAt -= block.length() + 1; // progress, even of blocks without any bytes
      toGiveUp -= isMoved(block, slab) ? 0 : block.length() + 1;
    }
  }

  /** The slab to be filled, with room for a block, or null if there is none. */
  private @Nullable Slab withRoom(int length) {
    while (bytes.get() + CachedBlock.OVERHEAD_BYTES > capacityBytes) { // of many short blocks
      if (!emptyOne()) {
        return null;
      }
      empty.pop();
      bytes.addAndGet(-slabBytes);
    }
    if (filling != null && filling.hasRoom(length)) {
      return filling;
    }
    return next() || (emptyOne() && next()) ? filling : null;
  }

  /** Goes on in an empty slab, or a new one; false if there is none. */
  private boolean next() {
    if (filling != null && filling.isDrained()) { // all of it was of tables that are gone
      filling.clear();
      return true;
    }
    if (empty.isEmpty() && !makeOne()) {
      return false;
    }
    if (filling != null) {
      filled.addLast(filling);
    }
    filling = empty.pop();
    return true;
  }

  private boolean makeOne() {
    if (keepsUntilNextTry > 0
        || bytes.get() + slabBytes + CachedBlock.OVERHEAD_BYTES > capacityBytes) {
      return false;
    }
    try {
      empty.push(new Slab(slabBytes));
    } catch (OutOfMemoryError _) {
      keepsUntilNextTry = KEEPS_A_TRY;
      return false;
    }
    bytes.addAndGet(slabBytes);
    return true;
  }

  /** Empties a slab to its end, if none is empty; false if there is none. */
  private boolean emptyOne() {
    while (empty.isEmpty()) {
      Slab slab = draining();
      if (slab == null) {
        return false;
      }
      isMoved(slab.drain(), slab);
    }
    return true;
  }

  /**
   * The slab that is being emptied, which has a block: the present one, or one of which half is of
   * tables that are gone, or the oldest, be it the one that is being filled.
   */
  private @Nullable Slab draining() {
    if (draining == null) {
      Optional<Slab> sparse =
          filled.stream().filter(Slab::isSparse).min(Comparator.comparingInt(Slab::bytesOfBlocks));
      drainsTheOldest = sparse.isEmpty();
      draining = sparse.orElse(filled.peekFirst());
      if (draining != null) {
        filled.remove(draining);
      } else if (filling != null && !filling.isDrained()) {
        draining = filling;
        filling = null;
      }
    }
    return draining;
  }

  /** What becomes of a block that was taken out of a slab: whether it went on in another. */
  private boolean isMoved(CachedBlock block, Slab slab) {
    try {
      return isMoved(block);
    } finally {
      recycleIfDrained(slab);
    }
  }

  private void recycleIfDrained(Slab slab) {
    if (slab.isDrained()) {
      draining = null;
      recycle(slab);
    }
  }

  private void recycle(Slab slab) {
    slab.clear();
    empty.push(slab);
  }

  /** Moves a block that is to go on, if there is somewhere to go, and gives up any other. */
  private boolean isMoved(CachedBlock block) {
    remove(block);
    if (drainsTheOldest && !block.isTouched()) {
      return false;
    }
    if ((filling == null || !filling.hasRoom(block.length())) && !next()) {
      return false;
    }
    Slab to = filling;
    if (to != null) {
      add(block.movedTo(to), to);
    }
    return to != null;
  }

  /** Removes the blocks of a table, which is closed and so gets no new ones. */
  synchronized void removeAll(TableBlocks table) {
    Predicate<CachedBlock> removed = block -> isRemoved(block, table);
    Iterator<Slab> slabs = filled.iterator(); // nothing takes memory behind this
    forgetAll(removed, slabs);
    if (filling != null) {
      filling.forget(removed);
    }
    if (draining != null) {
      draining.forget(removed);
      recycleIfDrained(draining);
    }
    isFull = isFull();
  }

  private boolean isRemoved(CachedBlock block, TableBlocks table) {
    boolean isOfTable = block.table() == table;
    if (isOfTable) {
      remove(block);
    }
    return isOfTable;
  }

  /** Of slabs, each is in one place only at any time, wherever memory ends. */
  private void forgetAll(Predicate<CachedBlock> removed, Iterator<Slab> slabs) {
    while (slabs.hasNext()) {
      Slab slab = slabs.next();
      slab.forget(removed);
      if (slab.isDrained()) {
        slabs.remove();
        recycle(slab);
      }
    }
  }

  private void remove(CachedBlock block) {
    block.die(); // first: whatever follows, what takes its place is not taken for it
    slots.remove(block);
    bytes.addAndGet(-CachedBlock.OVERHEAD_BYTES);
  }

  /** The bytes held. */
  long bytes() {
    return bytes.get();
  }
}
