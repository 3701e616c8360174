package dev.lsmkv.core.memtable.tree;

/** Goes from leaf to leaf, backwards, by the way down to the last one. */
final class DescendingCursor extends TreeCursor {

  DescendingCursor(Tree tree) {
    super(tree);
  }

  @Override
  public boolean next() {
    if (!started) {
      enter(path.descendToLast(tree.root()));
      position = order.count() - 1;
      return isOnEntry();
    }
    if (!isOnEntry()) {
      return false;
    }
    position--;
    return isOnEntry() || previousLeaf();
  }

  @Override
  public boolean seek(byte[] key) {
    Place place = Place.after(slabs, key);
    enter(path.descend(tree.root(), place));
    position = order.position(place) - 1;
    return isOnEntry() || previousLeaf();
  }

  private boolean previousLeaf() {
    enterNext(path.previous());
    position = order.count() - 1;
    return isOnEntry();
  }
}
