package dev.lsmkv.core.memtable.tree;

/** Goes from leaf to leaf by the way down to the last one. */
final class AscendingCursor extends TreeCursor {

  AscendingCursor(Tree tree) {
    super(tree);
  }

  @Override
  public boolean next() {
    if (!started) {
      enter(path.descendToFirst(tree.root()));
      position = 0;
      return isOnEntry();
    }
    if (!isOnEntry()) {
      return false;
    }
    position++;
    return isOnEntry() || nextLeaf();
  }

  @Override
  public boolean seek(byte[] key) {
    Place place = Place.before(slabs, key);
    enter(path.descend(tree.root(), place));
    position = order.position(place);
    return isOnEntry() || nextLeaf();
  }

  private boolean nextLeaf() {
    enterNext(path.next());
    position = 0;
    return isOnEntry();
  }
}
