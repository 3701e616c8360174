package dev.lsmkv.core.memtable.tree;

import java.util.Arrays;

/**
 * The entries of a leaf in order, as they were at one moment.
 *
 * <p>They are sorted by the upper bits of their prefixes, with the slot in the lower ones; where
 * the upper bits are equal, the keys and trailers settle it.
 *
 * <p>Thread: confined.
 */
final class LeafOrder {

  private static final int SLOT_BITS = 6;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

  private final Keys keys;
  private final long[] marks = new long[Leaf.SLOTS + 1];
  private final long[] addresses = new long[Leaf.SLOTS + 1];
  private int count;
  private int window;

  LeafOrder(Keys keys) {
    this.keys = keys;
  }

  /** Sorts what is in a leaf now. */
  void take(long[] leaf) {
    count = Leaf.count(leaf);
    for (int slot = 0; slot < count; slot++) {
      set(slot, Leaf.prefix(leaf, slot), Leaf.address(leaf, slot));
    }
    window = Leaf.window(leaf);
    sort();
  }

  /** Sorts what is in a leaf, and one more entry as if it were in the slot behind. */
  void take(long[] leaf, long prefix, long address) {
    count = Leaf.count(leaf);
    for (int slot = 0; slot < count; slot++) {
      set(slot, Leaf.prefix(leaf, slot), Leaf.address(leaf, slot));
    }
    set(count++, prefix, address);
    window = Leaf.window(leaf);
    sort();
  }

  /**
   * Reads a byte of each entry, so that they are all fetched from memory at once and not one after
   * the other when they are looked at.
   *
   * @return something that depends on all of them
   */
  int fetch() {
    int sum = 0;
    for (int slot = 0; slot < count; slot++) {
      sum += keys.firstByte(addresses[slot]);
    }
    return sum;
  }

  /** Becomes empty. */
  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** The slot of the entry at a position. */
  int slot(int position) {
    return (int) marks[position] & SLOT_MASK;
  }

  /** The entry at a position. */
  long address(int position) {
    return addresses[slot(position)];
  }

  /** The position of the first entry that is not before a place of this leaf, or the count. */
  int position(Place place) {
    long wanted = place.prefix(window) & ~SLOT_MASK;
    int low = Window.countBelow(marks, 0, count, wanted);
    int high = low;
    while (high < count && (marks[high] & ~SLOT_MASK) == wanted) {
      high++;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place.isBehind(address(middle), window)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void set(int slot, long prefix, long address) {
    marks[slot] = (prefix & ~SLOT_MASK) | slot;
    addresses[slot] = address;
  }

  private void sort() {
    Arrays.sort(marks, 0, count);
    for (int first = 0; first < count; ) {
      int end = first + 1;
      while (end < count && (marks[end] ^ marks[first]) <= SLOT_MASK) {
        end++;
      }
      sortAlike(first, end);
      first = end;
    }
  }

  /** Sorts {@code [first, end)} by keys and trailers, of which comparisons are dear. */
  private void sortAlike(int first, int end) {
    for (int next = first + 1; next < end; next++) {
      long mark = marks[next];
      long address = address(next);
      int low = first;
      int high = next;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (keys.compare(address(middle), address, window) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      System.arraycopy(marks, low, marks, low + 1, next - low);
      marks[low] = mark;
    }
  }
}
