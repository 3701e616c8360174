package dev.lsmkv.core.memtable.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A leaf of the tree, an array of {@code count | window | prefixes | addresses}: entries in the
 * order in which they came.
 *
 * <p>A slot is a prefix, what a {@link Window} shows of the key, and an address, which names the
 * entry in the slabs. Slots are filled one after the other and never changed. So a count, once
 * read, describes a leaf that stays as it is. Of two versions of a key the newer one stands behind
 * the older one.
 *
 * <p>Thread: the applier fills a slot, then publishes it by {@link #publish}, a release of the
 * count; readers take the count once, by {@link #count}, an acquire, and so see its slots, and the
 * entries these name.
 */
final class Leaf {

  /** With the entry that a full leaf has no room for, as many as a long has bits. */
  static final int SLOTS = 63;

  static final int LENGTH = 2 + 2 * SLOTS;

  private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int COUNT = 0;
  private static final int WINDOW = 1;
  private static final int PREFIXES = 2;
  private static final int ADDRESSES = PREFIXES + SLOTS;

  private Leaf() {}

  /** An empty leaf. */
  static long[] withWindow(int window) {
    long[] leaf = new long[LENGTH];
    leaf[WINDOW] = window;
    return leaf;
  }

  /** The number of entries. */
  static int count(long[] leaf) {
    return (int) (long) LONG.getAcquire(leaf, COUNT);
  }

  /** Says that there are so many entries; whoever reads it sees everything written before. */
  static void publish(long[] leaf, int count) {
    LONG.setRelease(leaf, COUNT, (long) count);
  }

  /** How many bytes of each key its prefix leaves out. */
  static int window(long[] leaf) {
    return (int) leaf[WINDOW];
  }

  static long prefix(long[] leaf, int slot) {
    return leaf[PREFIXES + slot];
  }

  static long address(long[] leaf, int slot) {
    return leaf[ADDRESSES + slot];
  }

  /** Fills a slot that no count includes yet. */
  static void fill(long[] leaf, int slot, long prefix, long address) {
    leaf[PREFIXES + slot] = prefix;
    leaf[ADDRESSES + slot] = address;
  }

  /**
   * The newest version of its key that a place comes before, or {@link Reach#OPEN} if the leaf has
   * none.
   */
  static long find(long[] leaf, Place place) {
    long prefix = place.prefix(window(leaf));
    for (int slot = count(leaf) - 1; slot >= 0; slot--) {
      if (prefix(leaf, slot) == prefix && place.isBeforeVersion(address(leaf, slot))) {
        return address(leaf, slot);
      }
    }
    return Reach.OPEN;
  }
}
