package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.EntrySlabs;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;
import java.util.Arrays;

/**
 * A place between two entries: after all smaller keys and, within its key, after the versions whose
 * trailer is at or above a bound.
 *
 * <p>No entry has a trailer that ends in 0xff, so {@code sequence << 8 | 0xff} stands before every
 * version of that sequence number and after every newer one.
 *
 * <p>Thread: confined.
 */
final class Place {

  private static final long ABOVE_ALL_TRAILERS = -1;
  private static final long BELOW_ALL_TRAILERS = 0;
  private static final int KIND_NOT_USED = 0xff;

  private final EntrySlabs slabs;
  private final byte[] key;
  private final int from;
  private final int to;
  private final long bound;

  /* the prefix in the window that was asked for last */
  private int window;
  private long prefix;

  private Place(EntrySlabs slabs, byte[] key, int from, int to, long bound) {
    this.slabs = slabs;
    this.key = key;
    this.from = from;
    this.to = to;
    this.bound = bound;
    this.prefix = Window.prefix(key, from, to);
  }

  /** Before the newest version that a lookup may see. */
  static Place ofLookup(EntrySlabs slabs, Lookup lookup) {
    byte[] key = lookup.key();
    return new Place(slabs, key, 0, key.length, lookup.sequence() << 8 | KIND_NOT_USED);
  }

  /** Where a new entry belongs. */
  static Place ofInsert(EntrySlabs slabs, OperationReader operation, long trailer) {
    int from = operation.keyOffset();
    return new Place(slabs, operation.bytes(), from, from + operation.keyLength(), trailer);
  }

  /** Before all versions of a key. */
  static Place before(EntrySlabs slabs, byte[] key) {
    return new Place(slabs, key, 0, key.length, ABOVE_ALL_TRAILERS);
  }

  /** After all versions of a key. */
  static Place after(EntrySlabs slabs, byte[] key) {
    return new Place(slabs, key, 0, key.length, BELOW_ALL_TRAILERS);
  }

  /** What a window shows of the key. */
  long prefix(int ofWindow) {
    if (ofWindow != window) {
      window = ofWindow;
      prefix = Window.prefix(key, from + ofWindow, to);
    }
    return prefix;
  }

  /**
   * Whether this place is behind an entry.
   *
   * @param address the entry
   * @param known how many first bytes its key is known to have in common with the key here
   */
  boolean isBehind(long address, int known) {
    int common = common(address, known);
    if (common == to - from && common == EntrySlabs.keyLength(address)) {
      return Long.compareUnsigned(slabs.trailer(address), bound) >= 0;
    }
    return isKeyAbove(address, common);
  }

  /** Whether an entry has the key here and is behind this place. */
  boolean isBeforeVersion(long address) {
    byte[] slab = slabs.slab(address);
    int offset = EntrySlabs.offset(address);
    int end = offset + EntrySlabs.keyLength(address);
    return Arrays.equals(slab, offset, end, key, from, to)
        && Long.compareUnsigned(slabs.trailer(address), bound) < 0;
  }

  /** How many first bytes the key of an entry has in common with the key here. */
  int common(long address, int known) {
    byte[] slab = slabs.slab(address);
    int offset = EntrySlabs.offset(address);
    int end = offset + EntrySlabs.keyLength(address);
    int more = Arrays.mismatch(slab, offset + known, end, key, from + known, to);
    return more < 0 ? to - from : known + more;
  }

  /**
   * Whether the key here is above that of an entry, and not equal to it.
   *
   * @param address the entry
   * @param common how many first bytes the two have in common, no more and no fewer
   */
  boolean isKeyAbove(long address, int common) {
    if (common == to - from) {
      return false;
    }
    return common == EntrySlabs.keyLength(address)
        || (slabs.slab(address)[EntrySlabs.offset(address) + common] & 0xff)
            < (key[from + common] & 0xff);
  }
}
