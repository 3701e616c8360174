package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.EntrySlabs;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Trailer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * What cursors of both directions share: a leaf, as it was when the cursor came, and the way that
 * led there, by which it goes on to the next leaf.
 *
 * <p>Entries that are inserted into a leaf after a cursor came to it are not shown.
 *
 * <p>Thread: confined.
 */
abstract sealed class TreeCursor implements EntryCursor permits AscendingCursor, DescendingCursor {

  private static final byte[] NO_BYTES = {};
  private static final MemorySegment NOTHING = MemorySegment.ofArray(NO_BYTES).asReadOnly();
  private static final int KEY_BUFFER_BYTES_MIN = 64;
  private static final long NO_ADDRESS = -1; // no slab has as many bytes

  final Tree tree;
  final EntrySlabs slabs;
  final Path path = new Path();

  /** False until the cursor was moved for the first time. */
  boolean started;

  /** The leaf, as it was when the cursor came; empty at the end. */
  final LeafOrder order;

  /** Nobody reads it, but the compiler does not know. */
  int fetched;

  /** The position in the leaf; outside of it, the cursor is not on an entry. */
  int position;

  /* Key and value as they were last shown: both are asked for more than once. */
  private byte[] keyBytes = NO_BYTES;
  private MemorySegment keySegment = NOTHING;
  private MemorySegment key = NOTHING;
  private long keyAddress = NO_ADDRESS;
  private MemorySegment value = NOTHING;
  private long valueAddress = NO_ADDRESS;

  TreeCursor(Tree tree) {
    this.tree = tree;
    this.slabs = tree.slabs();
    this.order = new LeafOrder(tree.keys());
  }

  /** Comes to a leaf, at no position yet. */
  final void enter(long @Nullable [] leaf) {
    started = true;
    if (leaf == null) {
      order.clear();
    } else {
      order.take(leaf);
    }
  }

  /** Comes to the leaf next to the last one; it is likely that all of it is wanted. */
  final void enterNext(long @Nullable [] leaf) {
    enter(leaf);
    fetched = order.fetch();
  }

  final boolean isOnEntry() {
    return position >= 0 && position < order.count();
  }

  @Override
  public final MemorySegment key() {
    long address = current();
    if (address != keyAddress) {
      showKey(address);
    }
    return key;
  }

  private void showKey(long address) {
    keyAddress = NO_ADDRESS; // until all that may fail for want of memory is done
    int length = EntrySlabs.keyLength(address);
    if (keyBytes.length < length) {
      byte[] longer =
          new byte[Math.max(length, Math.max(KEY_BUFFER_BYTES_MIN, 2 * keyBytes.length))];
      keySegment = MemorySegment.ofArray(longer).asReadOnly();
      key = keySegment;
      keyBytes = longer;
    }
    slabs.copyKey(address, keyBytes);
    if (key.byteSize() != length) {
      key = keySegment.asSlice(0, length);
    }
    keyAddress = address;
  }

  @Override
  public final long trailer() {
    return slabs.trailer(current());
  }

  @Override
  public final MemorySegment value() {
    long address = current();
    if (address != valueAddress) {
      value = Trailer.isDelete(slabs.trailer(address)) ? NOTHING : slabs.value(address);
      valueAddress = address;
    }
    return value;
  }

  @Override
  public final void close() {
    enter(null);
  }

  private long current() {
    if (!isOnEntry()) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
    return order.address(position);
  }
}
