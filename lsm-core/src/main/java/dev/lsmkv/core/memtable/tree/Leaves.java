package dev.lsmkv.core.memtable.tree;

/**
 * Adds entries to leaves.
 *
 * <p>A leaf with a free slot takes the entry in place. A full one is never changed again: its
 * entries and the new one go into two leaves, which nobody sees until they are linked.
 *
 * <p>Thread: the applier's.
 */
class Leaves {

  /** The entries of a full leaf and a new one. */
  private static final int ENTRIES = Leaf.SLOTS + 1;

  private final Keys keys;
  private final LeafOrder order;

  Leaves(Keys keys) {
    this.keys = keys;
    this.order = new LeafOrder(keys);
  }

  /** Adds an entry to a leaf that is not full. */
  void insert(long[] leaf, long prefix, long address) {
    int count = Leaf.count(leaf);
    Leaf.fill(leaf, count, prefix, address);
    Leaf.publish(leaf, count + 1);
  }

  /** Divides the entries of a full leaf and a new one between two leaves. */
  Halves split(long[] leaf, Reach reach, long prefix, long address) {
    order.take(leaf, prefix, address);
    int cut = cut();
    long separator = order.address(cut);
    long right = 0;
    for (int position = cut; position < ENTRIES; position++) {
      right |= 1L << order.slot(position);
    }
    return new Halves(
        half(leaf, ~right, reach.upTo(separator), address),
        separator,
        half(leaf, right, reach.from(separator), address));
  }

  /**
   * How many entries the left leaf gets: half of them, but where the last two that came are the
   * last two in order, all but the last. So keys that ascend leave full leaves behind. The same the
   * other way round, for keys that descend and for newer and newer versions of one key.
   */
  private int cut() {
    if (order.slot(ENTRIES - 1) == Leaf.SLOTS && order.slot(ENTRIES - 2) == Leaf.SLOTS - 1) {
      return ENTRIES - 1;
    }
    if (order.slot(0) == Leaf.SLOTS && order.slot(1) == Leaf.SLOTS - 1) {
      return 1;
    }
    return ENTRIES / 2;
  }

  /**
   * A leaf with those entries whose bit is set, in the order in which they came.
   *
   * @param leaf where they are; what is asked for may be this leaf itself
   * @param slots a bit for each slot, the last for the new entry
   * @param address the new entry
   */
  long[] half(long[] leaf, long slots, Reach reach, long address) {
    int window = keys.window(reach, Leaf.window(leaf));
    boolean sameWindow = window == Leaf.window(leaf);
    if (sameWindow && (slots & (1L << Leaf.SLOTS) - 1) == (1L << Leaf.SLOTS) - 1) {
      return leaf;
    }
    long[] half = Leaf.withWindow(window);
    int count = 0;
    for (int slot = 0; slot < Leaf.SLOTS; slot++) {
      if ((slots >>> slot & 1) != 0) {
        long entry = Leaf.address(leaf, slot);
        long prefix = sameWindow ? Leaf.prefix(leaf, slot) : keys.prefix(entry, window);
        Leaf.fill(half, count++, prefix, entry);
      }
    }
    if ((slots >>> Leaf.SLOTS & 1) != 0) {
      Leaf.fill(half, count++, keys.prefix(address, window), address);
    }
    Leaf.publish(half, count);
    return half;
  }
}
