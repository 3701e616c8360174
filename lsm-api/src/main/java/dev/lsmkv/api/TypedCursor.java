package dev.lsmkv.api;

/**
 * A position in a range of typed keys. Thread: confined to one thread at a time.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface TypedCursor<K, V> extends AutoCloseable {

  /**
   * Moves to the next entry.
   *
   * @return false at the end
   */
  boolean next();

  /**
   * Moves to the first entry at or beyond a key, in the direction of the cursor.
   *
   * @param key the key
   * @return true if there is one; it can be read at once
   */
  boolean seek(K key);

  /**
   * The key of the current entry.
   *
   * @return the decoded key
   */
  K key();

  /**
   * The value of the current entry.
   *
   * @return the decoded value
   */
  V value();

  /** Releases what the cursor holds. A second call has no effect. */
  @Override
  void close();
}
