package dev.lsmkv.core.memtable.tree;

/**
 * What belongs into a node.
 *
 * @param low the first entry, or {@link #OPEN}
 * @param high the first entry behind, or {@link #OPEN}
 */
record Reach(long low, long high) {

  /** What stands for no bound. No entry has this address: no slab is so long. */
  static final long OPEN = -1;

  boolean isBounded() {
    return low != OPEN && high != OPEN;
  }

  /** Whether a place belongs here. */
  boolean includes(Place place) {
    return (low == OPEN || place.isBehind(low, 0)) && (high == OPEN || !place.isBehind(high, 0));
  }

  Reach upTo(long separator) {
    return new Reach(low, separator);
  }

  Reach from(long separator) {
    return new Reach(separator, high);
  }
}
