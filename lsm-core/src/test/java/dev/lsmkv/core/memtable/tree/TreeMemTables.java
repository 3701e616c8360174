package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.ArenaGrowth;
import dev.lsmkv.spi.memtable.MemTable;

/** The trees of the tests. */
final class TreeMemTables {

  /** So few children that a tree is deep with few entries. */
  static final int CHILDREN_FEW = 4;

  private TreeMemTables() {}

  static Tree tree(long bytesExpected, int childrenMax) {
    return new Tree(new ArenaGrowth(bytesExpected), Leaves::new, childrenMax);
  }

  /** A wide or a deep one. */
  static MemTable create(long bytesExpected, long seed) {
    return new TreeMemTable(
        tree(bytesExpected, (seed & 1) == 0 ? Inners.CHILDREN_MAX : CHILDREN_FEW));
  }
}
