package dev.lsmkv.spi.entry;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * A position in a sorted run of entries: the one interface from memtable to merge, and the only one
 * that is called for every entry.
 *
 * <p>A new cursor stands before the first entry. It goes one way, fixed when it was opened ({@link
 * Direction}), and shows every version of every key.
 *
 * <p>After a call has failed nobody asks for an entry before the next call, which may be a {@code
 * seek}: what lies behind damage is reached so. Another {@code next} fails again, or goes on behind
 * what it met.
 *
 * <p>Keys have at most 65,536 bytes, values at most 2^30.
 *
 * <p>Thread: confined to one thread at a time.
 */
public interface EntryCursor extends AutoCloseable {

  /**
   * Moves to the next entry in the direction of this cursor.
   *
   * @return false at the end; it stays there until a {@link #seek} succeeds
   * @throws IOException if the entry cannot be read or is damaged
   */
  boolean next() throws IOException;

  /**
   * Moves to the first entry, in the direction of this cursor, whose key is at or beyond {@code
   * key}: forward the first with a key at or after it, reverse the first with a key at or before
   * it. Going back is allowed.
   *
   * @param key any bytes, the empty key included; not kept, not changed
   * @return false if there is none; the cursor is then at the end
   * @throws IOException if the entry cannot be read or is damaged
   */
  boolean seek(byte[] key) throws IOException;

  /**
   * The key of the current entry.
   *
   * <p>Requires: the last {@code next} or {@code seek} returned true.
   *
   * @return a view, valid until the next {@code next}, {@code seek} or {@code close}
   */
  MemorySegment key();

  /**
   * The trailer of the current entry.
   *
   * @return sequence and kind, see {@link Trailer}
   */
  long trailer();

  /**
   * The value of the current entry, empty for a tombstone.
   *
   * @return a view, valid until the next {@code next}, {@code seek} or {@code close}; does not
   *     spoil {@code key()}
   */
  MemorySegment value();

  /** Releases what the cursor holds. A second call has no effect. */
  @Override
  void close();
}
