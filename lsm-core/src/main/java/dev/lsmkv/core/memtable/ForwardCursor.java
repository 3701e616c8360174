package dev.lsmkv.core.memtable;

/** Follows the links of level 0. */
final class ForwardCursor extends NodeCursor {

  private boolean atEnd;

  ForwardCursor(SkipList list) {
    super(list);
  }

  @Override
  public boolean next() {
    return !atEnd && moveTo(list.next(node));
  }

  @Override
  public boolean seek(byte[] key) {
    return moveTo(list.after(Search.before(key)));
  }

  @Override
  public void close() {
    moveTo(NONE);
  }

  private boolean moveTo(int next) {
    node = next;
    atEnd = next == NONE;
    return !atEnd;
  }
}
