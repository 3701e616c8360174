package dev.lsmkv.api;

import java.util.Optional;

/**
 * A store with typed keys and values: a view of an {@link LsmStore}, with nothing to close.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface TypedStore<K, V> {

  /**
   * Writes a value under a key, over what was there.
   *
   * @param key the key
   * @param value the value
   */
  void put(K key, V value);

  /**
   * The value of a key.
   *
   * @param key the key
   * @return the value, or empty if the key is absent
   */
  Optional<V> get(K key);

  /**
   * Whether a key has a value.
   *
   * @param key the key
   * @return true if it does
   */
  boolean contains(K key);

  /**
   * Deletes a key; no effect if it is absent.
   *
   * @param key the key
   */
  void delete(K key);

  /**
   * Reads a range of keys in ascending order.
   *
   * @param range the keys, encoded; see {@link #between}
   * @return a cursor before the first entry, to be closed
   */
  TypedCursor<K, V> scan(KeyRange range);

  /**
   * Reads a range of keys in descending order.
   *
   * @param range the keys, encoded; see {@link #between}
   * @return a cursor before the last entry, to be closed
   */
  TypedCursor<K, V> scanReverse(KeyRange range);

  /**
   * The keys from one, inclusive, to another, exclusive.
   *
   * @param first the first key
   * @param endExclusive the key behind the last
   * @return the range
   */
  KeyRange between(K first, K endExclusive);
}
