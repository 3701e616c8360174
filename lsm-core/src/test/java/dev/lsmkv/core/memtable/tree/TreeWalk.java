package dev.lsmkv.core.memtable.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.memtable.EntrySlabs;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Walks all nodes of a tree, checks what must hold of each, and counts. */
final class TreeWalk {

  private static final int HEADER_BYTES = 16;

  private final Tree tree;
  final List<long[]> leaves = new ArrayList<>();
  int innerNodes;
  int depthMax;
  long entries;

  /** The bytes of all arrays, a reference counted with eight. */
  long bytes;

  TreeWalk(Tree tree) {
    this.tree = tree;
    walk(tree.root(), new Reach(Reach.OPEN, Reach.OPEN), 0);
  }

  private void walk(Object node, Reach reach, int depth) {
    if (node instanceof Object[] inner) {
      innerNodes++;
      walkInner(inner, reach, depth);
    } else {
      depthMax = Math.max(depthMax, depth);
      checkLeaf((long[]) node, reach);
    }
  }

  private void walkInner(Object[] inner, Reach reach, int depth) {
    long[] separators = (long[]) inner[0];
    bytes += 2 * HEADER_BYTES + 8L * inner.length + 8L * separators.length;
    assertThat(Inner.isBounded(inner)).isEqualTo(reach.isBounded());
    Reach rest = reach;
    for (int i = 0; i < Inner.last(inner); i++) {
      long separator = Inner.address(inner, i);
      checkEntry(separator, Inner.prefix(inner, i), Inner.window(inner), reach);
      walk(Inner.child(inner, i), rest.upTo(separator), depth + 1);
      rest = rest.from(separator);
    }
    walk(Inner.child(inner, Inner.last(inner)), rest, depth + 1);
  }

  private void checkLeaf(long[] leaf, Reach reach) {
    leaves.add(leaf);
    bytes += HEADER_BYTES + 8L * leaf.length;
    entries += Leaf.count(leaf);
    boolean first = reach.low() == Reach.OPEN;
    for (int slot = 0; slot < Leaf.count(leaf); slot++) {
      long address = Leaf.address(leaf, slot);
      checkEntry(address, Leaf.prefix(leaf, slot), Leaf.window(leaf), reach);
      first |= address == reach.low();
    }
    assertThat(first).as("a leaf begins with the separator before it").isTrue();
  }

  private void checkEntry(long address, long prefix, int window, Reach reach) {
    assertThat(prefix).isEqualTo(tree.keys().prefix(address, window));
    if (reach.low() != Reach.OPEN) {
      assertThat(tree.keys().compare(reach.low(), address, 0)).isNotPositive();
    }
    if (reach.high() != Reach.OPEN) {
      assertThat(tree.keys().compare(address, reach.high(), 0)).isNegative();
    }
    if (reach.isBounded()) {
      assertThat(tree.keys().common(address, reach.low())).isGreaterThanOrEqualTo(window);
    }
    assertThat(window).isLessThanOrEqualTo(EntrySlabs.keyLength(address));
  }

  /** The keys of a leaf, in the order in which they came. */
  List<byte[]> keys(long[] leaf) {
    List<byte[]> keys = new ArrayList<>();
    for (int slot = 0; slot < Leaf.count(leaf); slot++) {
      keys.add(tree.slabs().key(Leaf.address(leaf, slot)).toArray(ValueLayout.JAVA_BYTE));
    }
    return keys;
  }
}
