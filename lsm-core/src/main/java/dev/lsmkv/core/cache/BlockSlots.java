package dev.lsmkv.core.cache;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds blocks: a hash table with linear probing, at most half full.
 *
 * <p>A removal moves later blocks of the same run into the gap, so there are no markers for removed
 * ones to clean up. A reader that probes meanwhile may miss a block that is moved behind its back;
 * it never finds a wrong one.
 *
 * <p>Thread: {@link #find} is for any thread; changes are guarded by the lock of the shard.
 */
final class BlockSlots {

  private static final int LENGTH_FIRST = 16;

  private volatile AtomicReferenceArray<@Nullable CachedBlock> slots =
      new AtomicReferenceArray<>(LENGTH_FIRST);
  private int size;

  @Nullable CachedBlock find(TableBlocks table, int block, int hash) {
    AtomicReferenceArray<@Nullable CachedBlock> array = slots;
    int mask = array.length() - 1;
    for (int probe = 0; probe <= mask; probe++) {
      CachedBlock each = array.getAcquire((hash + probe) & mask);
      if (each == null || each.is(table, block)) {
        return each;
      }
    }
    return null;
  }

  /** Makes room for one more, which may fail for want of memory. */
  void reserve() {
    AtomicReferenceArray<@Nullable CachedBlock> array = slots;
    if (2 * (size + 1) > array.length()) {
      slots = copyOfTwiceTheLength(array);
    }
  }

  /** Adds a block that is not here. Requires: there is room. */
  void add(CachedBlock block) {
    insert(slots, block);
    size++;
  }

  /** Removes a block that is here. */
  void remove(CachedBlock block) {
    AtomicReferenceArray<@Nullable CachedBlock> array = slots;
    int mask = array.length() - 1;
    int gap = block.hash() & mask;
    while (array.getPlain(gap) != block) {
      gap = (gap + 1) & mask;
    }
    int index = gap;
    while (true) {
      index = (index + 1) & mask;
      CachedBlock each = array.getPlain(index);
      if (each == null) {
        break;
      }
      if (((index - each.hash()) & mask) >= ((index - gap) & mask)) {
        array.setRelease(gap, each);
        gap = index;
      }
    }
    array.setRelease(gap, null);
    size--;
  }

  private static AtomicReferenceArray<@Nullable CachedBlock> copyOfTwiceTheLength(
      AtomicReferenceArray<@Nullable CachedBlock> array) {
    AtomicReferenceArray<@Nullable CachedBlock> copy =
        new AtomicReferenceArray<>(2 * array.length());
    for (int i = 0; i < array.length(); i++) {
      CachedBlock each = array.getPlain(i);
      if (each != null) {
        insert(copy, each);
      }
    }
    return copy;
  }

  private static void insert(AtomicReferenceArray<@Nullable CachedBlock> array, CachedBlock block) {
    int mask = array.length() - 1;
    int index = block.hash() & mask;
    while (array.getPlain(index) != null) {
      index = (index + 1) & mask;
    }
    array.setRelease(index, block);
  }
}
