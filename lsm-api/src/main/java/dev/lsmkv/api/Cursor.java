package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;

/**
 * A position in a range of keys. It sees the store as it was when it was opened.
 *
 * <pre>{@code
 * try (Cursor cursor = store.scan(KeyRange.all())) {
 *   while (cursor.next()) {
 *     use(cursor.key(), cursor.value());
 *   }
 * }
 * }</pre>
 *
 * <p>Off an entry (before the first {@link #next}, after the end, after a failed {@link #seek})
 * {@code key} and {@code value} are an {@link IllegalStateException}; so is everything but {@code
 * close} once it is closed.
 *
 * <p>Thread: confined to one thread at a time.
 */
public interface Cursor extends AutoCloseable {

  /**
   * Moves to the next entry.
   *
   * @return false at the end; it stays false until a {@link #seek} succeeds
   * @throws LsmException if it cannot be read. That is not the end of the range, though {@code
   *     next} says false from then on: only a {@code seek} goes on, behind what is damaged for
   *     instance
   */
  boolean next();

  /**
   * Moves to the first entry at or beyond a key, in the direction of the cursor: at or after it in
   * a scan, at or before it in a reverse scan. The key is clamped to the range of the cursor. Going
   * back is allowed.
   *
   * @param key any bytes
   * @return true if there is one; it can be read at once, and {@code next} goes on from there
   * @throws LsmException if it cannot be read
   */
  boolean seek(byte[] key);

  /**
   * The key of the current entry.
   *
   * @return a read-only view, valid until the next {@code next}, {@code seek} or {@code close}
   */
  MemorySegment key();

  /**
   * The value of the current entry.
   *
   * @return a read-only view, valid until the next {@code next}, {@code seek} or {@code close}. It
   *     may be of a mapped file, an access to which is an {@link InternalError} if the disk does
   *     not give the page, and an {@link IllegalStateException} if the store was closed
   */
  MemorySegment value();

  /**
   * The key of the current entry.
   *
   * @return a copy, safe to keep
   */
  byte[] keyBytes();

  /**
   * The value of the current entry.
   *
   * @return a copy, safe to keep
   */
  byte[] valueBytes();

  /** Releases what the cursor holds. A second call has no effect. */
  @Override
  void close();
}
