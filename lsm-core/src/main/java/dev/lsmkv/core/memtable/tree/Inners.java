package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.ArenaGrowth;

/**
 * Builds inner nodes: what a node becomes when one of its children has become two.
 *
 * <p>Thread: the applier's.
 */
final class Inners {

  /** The most children of a node, where nobody wants fewer. */
  static final int CHILDREN_MAX = 48;

  private final Keys keys;
  private final int childrenMax;

  /* the node under way, with room for one child too many */
  private final long[] addresses;
  private final long[] prefixes;
  private final Object[] children;
  private int last;
  private int window;

  Inners(Keys keys, int childrenMax) {
    this.keys = keys;
    this.childrenMax = childrenMax;
    this.addresses = new long[childrenMax];
    this.prefixes = new long[childrenMax];
    this.children = new Object[childrenMax + 1];
  }

  /** The root above two nodes. */
  Object[] root(Halves halves) {
    last = 0;
    window = 0;
    divide(0, halves);
    return build(0, last, false, 0);
  }

  /** Takes in a node, one of whose children has become two. */
  void take(Object[] inner, int index, Halves halves) {
    last = Inner.last(inner);
    window = Inner.window(inner);
    for (int i = 0; i < last; i++) {
      addresses[i] = Inner.address(inner, i);
      prefixes[i] = Inner.prefix(inner, i);
    }
    for (int i = 0; i <= last; i++) {
      children[i] = Inner.child(inner, i);
    }
    divide(index, halves);
  }

  private void divide(int index, Halves halves) {
    System.arraycopy(addresses, index, addresses, index + 1, last - index);
    System.arraycopy(prefixes, index, prefixes, index + 1, last - index);
    System.arraycopy(children, index + 1, children, index + 2, last - index);
    addresses[index] = halves.separator();
    prefixes[index] = keys.prefix(halves.separator(), window);
    children[index] = halves.left();
    children[index + 1] = halves.right();
    last++;
  }

  boolean isTooLarge() {
    return last == childrenMax;
  }

  /** The node taken in, which has the reach that it had. */
  Object[] whole(boolean bounded) {
    return build(0, last, bounded, bounded ? window : windowOfSeparators(0, last));
  }

  /**
   * The node taken in as two: halves, but where the last child was divided, the left one gets all
   * but the last. So keys that ascend leave full nodes behind.
   *
   * @param index the child that was divided
   */
  Halves halves(Reach reach, int index) {
    int cut = index == last - 1 ? last : (last + 1) / 2;
    long separator = addresses[cut - 1];
    Object[] left = part(0, cut - 1, reach.upTo(separator));
    return new Halves(left, separator, part(cut, last, reach.from(separator)));
  }

  private Object[] part(int first, int end, Reach reach) {
    boolean bounded = reach.isBounded();
    return build(
        first, end, bounded, bounded ? keys.window(reach, window) : windowOfSeparators(first, end));
  }

  private int windowOfSeparators(int first, int end) {
    return end - first < 2
        ? 0
        : Window.moved(window, keys.common(addresses[first], addresses[end - 1]));
  }

  /** A node with the separators {@code [first, end)} and the children beside them. */
  private Object[] build(int first, int end, boolean bounded, int windowOfNode) {
    Object[] inner = Inner.of(windowOfNode, bounded, end - first);
    for (int i = first; i < end; i++) {
      long prefix = windowOfNode == window ? prefixes[i] : keys.prefix(addresses[i], windowOfNode);
      Inner.fill(inner, i - first, prefix, addresses[i]);
    }
    for (int i = first; i <= end; i++) {
      Inner.replace(inner, i - first, children[i]);
    }
    return inner;
  }

  /** What a node costs, with references counted as if they were not compressed. */
  static long bytes(Object[] inner) {
    return ArenaGrowth.directoryBytes(inner.length)
        + ArenaGrowth.ARRAY_HEADER_BYTES
        + Long.BYTES * (1 + 2L * Inner.last(inner));
  }
}
