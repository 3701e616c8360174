package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Trailer;
import java.lang.foreign.MemorySegment;

/** What cursors of both directions share: the view of the node they are on. */
abstract sealed class NodeCursor implements EntryCursor permits ForwardCursor, ReverseCursor {

  /** What {@link #node} is off an entry; no node has this reference, which is the head's. */
  static final int NONE = NodeChunks.HEAD;

  private static final MemorySegment NO_VALUE = MemorySegment.ofArray(new byte[0]).asReadOnly();

  final SkipList list;

  /** The current node, or {@link #NONE}. */
  int node = NONE;

  NodeCursor(SkipList list) {
    this.list = list;
  }

  @Override
  public final MemorySegment key() {
    return list.slabs().key(list.nodes().address(current()));
  }

  @Override
  public final long trailer() {
    return list.nodes().trailer(current());
  }

  @Override
  public final MemorySegment value() {
    return Trailer.isDelete(trailer()) ? NO_VALUE : list.slabs().value(list.nodes().address(node));
  }

  private int current() {
    if (node == NONE) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
    return node;
  }
}
