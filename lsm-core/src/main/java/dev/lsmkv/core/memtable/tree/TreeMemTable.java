package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.InsertingMemTable;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;
import org.jspecify.annotations.Nullable;

/**
 * A memtable whose order is kept by a {@link Tree} at every moment.
 *
 * <p>Thread: see {@link InsertingMemTable}.
 */
final class TreeMemTable extends InsertingMemTable {

  private final Tree tree;

  TreeMemTable(Tree tree) {
    this.tree = tree;
  }

  @Override
  protected void insert(OperationReader operation, long trailer) {
    tree.insert(operation, trailer);
  }

  @Override
  public @Nullable Hit find(Lookup lookup) {
    return tree.find(lookup);
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    return switch (direction) {
      case FORWARD -> new AscendingCursor(tree);
      case REVERSE -> new DescendingCursor(tree);
    };
  }

  @Override
  public long bytes() {
    return tree.bytes();
  }
}
