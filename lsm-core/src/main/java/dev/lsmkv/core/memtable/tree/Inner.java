package dev.lsmkv.core.memtable.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An inner node of the tree, an array {@code separators | child | child | …}: children, and between
 * each two of them the first entry of the right one, which no later entry comes before.
 *
 * <p>Invariant: a child holds the entries from the separator on its left, itself included, up to
 * that on its right, and every node that ever takes its place does too. What has no separator on a
 * side reaches as far as its parent. So the separators never change; a child is replaced by another
 * with the same reach.
 *
 * <p>Separators are an array of longs, {@code window and whether bounded | prefixes | addresses}. A
 * bounded node, one with entries on both sides of its reach, has a {@link Window} behind what those
 * two have in common, as then has everything between them. Any other has one behind what its own
 * separators have in common, and a search must look first whether its key begins like that.
 *
 * <p>There is no object around the two arrays: a descent would miss the cache for it.
 *
 * <p>Thread: built by the applier; children are replaced by it with a release and read by anybody
 * with an acquire. The rest is immutable.
 */
final class Inner {

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final int SEPARATORS = 0;
  private static final int CHILDREN = 1;
  private static final int PREFIXES = 1;

  private Inner() {}

  /**
   * A node, its elements still to be set.
   *
   * @param last one less than the number of children
   */
  static Object[] of(int window, boolean bounded, int last) {
    Object[] inner = new Object[CHILDREN + last + 1];
    long[] separators = new long[PREFIXES + 2 * last];
    separators[0] = (long) window << 1 | (bounded ? 1 : 0);
    inner[SEPARATORS] = separators;
    return inner;
  }

  /** Sets a separator of a node that is not in the tree yet. */
  static void fill(Object[] inner, int separator, long prefix, long address) {
    long[] separators = separators(inner);
    separators[PREFIXES + separator] = prefix;
    separators[PREFIXES + last(inner) + separator] = address;
  }

  static int window(Object[] inner) {
    return (int) separators(inner)[0] >> 1;
  }

  static boolean isBounded(Object[] inner) {
    return (separators(inner)[0] & 1) != 0;
  }

  /** The index of the last child, and the number of separators. */
  static int last(Object[] inner) {
    return inner.length - CHILDREN - 1;
  }

  /** A leaf, or another inner node. */
  static Object child(Object[] inner, int index) {
    return ELEMENT.getAcquire(inner, CHILDREN + index);
  }

  /** Puts another node in the place of a child that has the same reach. */
  static void replace(Object[] inner, int index, Object child) {
    ELEMENT.setRelease(inner, CHILDREN + index, child);
  }

  /** The first entry of the child behind a separator. */
  static long address(Object[] inner, int separator) {
    return separators(inner)[PREFIXES + last(inner) + separator];
  }

  static long prefix(Object[] inner, int separator) {
    return separators(inner)[PREFIXES + separator];
  }

  private static long[] separators(Object[] inner) {
    return (long[]) inner[SEPARATORS];
  }

  /** The index of the child whose reach includes a place that is in the reach of this node. */
  static int indexOf(Object[] inner, Place place) {
    int count = last(inner);
    long[] separators = separators(inner);
    int window = (int) separators[0] >> 1;
    if (window > 0 && (separators[0] & 1) == 0) {
      long first = separators[PREFIXES + count];
      int common = place.common(first, 0);
      if (common < window) {
        return place.isKeyAbove(first, common) ? count : 0;
      }
    }
    long prefix = place.prefix(window);
    int first = Window.countBelow(separators, PREFIXES, count, prefix);
    if (first == count || separators[PREFIXES + first] != prefix) {
      return first;
    }
    return indexAmongAlike(inner, first, place);
  }

  private static int indexAmongAlike(Object[] inner, int first, Place place) {
    int low = first;
    int high = first + 1;
    long prefix = prefix(inner, first);
    while (high < last(inner) && prefix(inner, high) == prefix) {
      high++;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place.isBehind(address(inner, middle), window(inner))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
