package dev.lsmkv.core.memtable.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The way from the root down to a leaf, as it was when it was gone.
 *
 * <p>The nodes on it may have been replaced since. What is reached through them is then as complete
 * as it was when the way began: the reach of a child is fixed, and a node that is no longer in the
 * tree still leads to all that it led to when it left.
 *
 * <p>Thread: confined.
 */
final class Path {

  private static final int DEPTH_FIRST = 8;

  private Object[][] nodes = new Object[DEPTH_FIRST][];
  private int[] indexes = new int[DEPTH_FIRST];
  private int depth;

  /** Goes from a root to the leaf whose reach includes a place. */
  long[] descend(Object root, Place place) {
    depth = 0;
    Object node = root;
    while (node instanceof Object[] inner) {
      int index = Inner.indexOf(inner, place);
      push(inner, index);
      node = Inner.child(inner, index);
    }
    return (long[]) node;
  }

  /** Goes from a root to the first leaf. */
  long[] descendToFirst(Object root) {
    depth = 0;
    return toFirst(root);
  }

  /** Goes from a root to the last leaf. */
  long[] descendToLast(Object root) {
    depth = 0;
    return toLast(root);
  }

  /** Goes on to the leaf behind this one; null if there is none. */
  long @Nullable [] next() {
    while (depth > 0 && indexes[depth - 1] == Inner.last(nodes[depth - 1])) {
      depth--;
    }
    return depth == 0 ? null : toFirst(Inner.child(nodes[depth - 1], ++indexes[depth - 1]));
  }

  /** Goes back to the leaf before this one; null if there is none. */
  long @Nullable [] previous() {
    while (depth > 0 && indexes[depth - 1] == 0) {
      depth--;
    }
    return depth == 0 ? null : toLast(Inner.child(nodes[depth - 1], --indexes[depth - 1]));
  }

  private long[] toFirst(Object from) {
    Object node = from;
    while (node instanceof Object[] inner) {
      push(inner, 0);
      node = Inner.child(inner, 0);
    }
    return (long[]) node;
  }

  private long[] toLast(Object from) {
    Object node = from;
    while (node instanceof Object[] inner) {
      int last = Inner.last(inner);
      push(inner, last);
      node = Inner.child(inner, last);
    }
    return (long[]) node;
  }

  private void push(Object[] inner, int index) {
    if (depth == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
    nodes[depth] = inner;
    indexes[depth++] = index;
  }

  /** The number of inner nodes on the way. */
  int depth() {
    return depth;
  }

  Object[] node(int level) {
    return nodes[level];
  }

  int index(int level) {
    return indexes[level];
  }

  /** The reach of the node at a level; the leaf's is the depth. */
  Reach reach(int level) {
    return new Reach(low(level), high(level));
  }

  private long low(int level) {
    for (int above = level - 1; above >= 0; above--) {
      if (indexes[above] > 0) {
        return Inner.address(nodes[above], indexes[above] - 1);
      }
    }
    return Reach.OPEN;
  }

  /** The first entry behind the reach of the node at a level. */
  long high(int level) {
    for (int above = level - 1; above >= 0; above--) {
      if (indexes[above] < Inner.last(nodes[above])) {
        return Inner.address(nodes[above], indexes[above]);
      }
    }
    return Reach.OPEN;
  }
}
