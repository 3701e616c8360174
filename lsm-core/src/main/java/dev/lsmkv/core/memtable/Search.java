package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;

/**
 * The search for a place between two entries, and how far it has come.
 *
 * <p>The place is after all smaller keys and, within its key, after the versions whose trailer is
 * at or above {@code bound}. No entry has a trailer that ends in 0xff, so {@code sequence << 8 |
 * 0xff} stands before every version of that sequence number and after every newer one.
 *
 * <p>Thread: confined.
 */
final class Search {

  private static final long ABOVE_ALL_TRAILERS = -1;
  private static final long BELOW_ALL_TRAILERS = 0;
  private static final int KIND_NOT_USED = 0xff;

  final byte[] key;
  final int from;
  final int to;
  final long bound;

  /** The last node known to be before the place. */
  int node = NodeChunks.HEAD;

  /** How many bytes the key of that node has in common with the wanted key. */
  int shared;

  /** The link from that node on the level reached: it leads behind the place, or nowhere. */
  long link = NodeChunks.END;

  private Search(byte[] key, int from, int to, long bound) {
    this.key = key;
    this.from = from;
    this.to = to;
    this.bound = bound;
  }

  /** To the place before the newest version that a lookup may see. */
  static Search forLookup(Lookup lookup) {
    byte[] key = lookup.key();
    return new Search(key, 0, key.length, lookup.sequence() << 8 | KIND_NOT_USED);
  }

  /** To the place of a new entry. */
  static Search forInsert(OperationReader operation, long trailer) {
    return new Search(operation.bytes(), operation.keyOffset(), operation.valueOffset(), trailer);
  }

  /** To the place before all versions of a key. */
  static Search before(byte[] key) {
    return new Search(key, 0, key.length, ABOVE_ALL_TRAILERS);
  }

  /** To the place after all versions of a key. */
  static Search after(byte[] key) {
    return new Search(key, 0, key.length, BELOW_ALL_TRAILERS);
  }

  /** To the place before an entry that is there. */
  static Search before(byte[] slab, long address, long trailer) {
    int offset = EntrySlabs.offset(address);
    return new Search(slab, offset, offset + EntrySlabs.keyLength(address), trailer + 1);
  }

  /** The symbols of the wanted key behind a number of its bytes. */
  int symbols(int behind) {
    return Link.symbols(key, from + behind, to);
  }

  int keyLength() {
    return to - from;
  }
}
