package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;

/**
 * A place between two entries, the one a search looks for: after all smaller keys and, within its
 * key, after the versions whose trailer is at or above {@code bound}.
 *
 * <p>No entry has a trailer that ends in 0xff, so {@code sequence << 8 | 0xff} stands before every
 * version of that sequence number and after every newer one.
 */
final class Target {

  private static final long ABOVE_ALL_TRAILERS = -1;
  private static final long BELOW_ALL_TRAILERS = 0;
  private static final int KIND_NOT_USED = 0xff;

  final byte[] key;
  final int from;
  final int to;

  /** The first four bytes, as in a link. */
  final int prefix;

  final long bound;

  private Target(byte[] key, int from, int to, long bound) {
    this.key = key;
    this.from = from;
    this.to = to;
    this.prefix = prefix(key, from, to);
    this.bound = bound;
  }

  /** The place before the newest version that a lookup may see. */
  static Target of(Lookup lookup) {
    byte[] key = lookup.key();
    return new Target(key, 0, key.length, lookup.sequence() << 8 | KIND_NOT_USED);
  }

  /** The place for a new entry. */
  static Target of(OperationReader operation, long trailer) {
    return new Target(operation.bytes(), operation.keyOffset(), operation.valueOffset(), trailer);
  }

  /** The place before all versions of a key. */
  static Target before(byte[] key) {
    return new Target(key, 0, key.length, ABOVE_ALL_TRAILERS);
  }

  /** The place after all versions of a key. */
  static Target after(byte[] key) {
    return new Target(key, 0, key.length, BELOW_ALL_TRAILERS);
  }

  /** The place before an entry that is there. */
  static Target before(byte[] slab, long address, long trailer) {
    int offset = EntrySlabs.offset(address);
    return new Target(slab, offset, offset + EntrySlabs.keyLength(address), trailer + 1);
  }

  /** The link to a node with this key. */
  long linkTo(int node) {
    return (long) prefix << Integer.SIZE | Integer.toUnsignedLong(node);
  }

  private static int prefix(byte[] key, int from, int to) {
    int prefix = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      prefix = prefix << 8 | (from + i < to ? key[from + i] & 0xff : 0);
    }
    return prefix;
  }
}
