package dev.lsmkv.core.cache;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A part of the cache with a bound of its own.
 *
 * <p>Invariant: the slots and the ring hold the same blocks; none of a table whose blocks were
 * removed; together they cost {@code bytes}, at most the capacity.
 *
 * <p>Thread: {@link #find} and {@link #bytes} take no lock; changes are guarded by this object,
 * which is held for as long as it takes to make room and never while a block is read or
 * decompressed.
 */
final class CacheShard {

  private static final int LARGEST_PART = 8;
  private static final int ADMITTED_ONE_IN = 4;

  private final long capacityBytes;
  private final long largestBytes;
  private final BlockSlots slots = new BlockSlots();
  private final ClockRing ring = new ClockRing();
  private final AtomicLong bytes = new AtomicLong();

  CacheShard(long capacityBytes) {
    this.capacityBytes = capacityBytes;
    this.largestBytes = capacityBytes / LARGEST_PART;
  }

  @Nullable CachedBlock find(TableBlocks table, int block, int hash) {
    CachedBlock found = slots.find(table, block, hash);
    if (found != null) {
      found.touch();
    }
    return found;
  }

  /**
   * Whether a block is to be kept: each while there is room, and one in {@value #ADMITTED_ONE_IN}
   * once the shard is full, by lot, so that no order of reads shuts one out.
   */
  boolean admits(long cost) {
    return cost <= largestBytes
        && (capacityBytes - bytes.get() > largestBytes
            || ThreadLocalRandom.current().nextInt(ADMITTED_ONE_IN) == 0);
  }

  /** Keeps a block, unless it is here, too large, or of a table that was dropped. */
  void keep(CachedBlock block) {
    if (block.cost() > largestBytes) {
      return;
    }
    synchronized (this) {
      if (block.table().isClosed()
          || slots.find(block.table(), block.block(), block.hash()) != null) {
        return;
      }
      while (bytes.getPlain() + block.cost() > capacityBytes) {
        remove(ring.victim());
      }
      slots.add(block); // may fail for want of memory, the rest cannot
      ring.add(block);
      bytes.addAndGet(block.cost());
    }
  }

  /** Removes the blocks of a table, which is closed and so gets no new ones. */
  synchronized void removeAll(TableBlocks table) {
    int count = ring.size();
    if (count == 0) {
      return;
    }
    CachedBlock each = ring.hand();
    for (int i = 0; i < count; i++) {
      CachedBlock next = each.next;
      if (each.table() == table) {
        remove(each);
      }
      each = next;
    }
  }

  /** The bytes held. */
  long bytes() {
    return bytes.get();
  }

  private void remove(CachedBlock block) {
    ring.remove(block);
    slots.remove(block);
    bytes.addAndGet(-block.cost());
  }
}
