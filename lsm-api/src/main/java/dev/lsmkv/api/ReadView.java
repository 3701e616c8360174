package dev.lsmkv.api;

import java.util.Optional;

/**
 * What can be read: the store as it is, or a snapshot of it. Thread: safe for use from many
 * threads.
 */
public interface ReadView {

  /**
   * The value of a key.
   *
   * @param key any bytes; an empty or oversized key is absent
   * @return a copy of the value, or empty if the key is absent
   */
  Optional<byte[]> get(byte[] key);

  /**
   * Whether a key has a value.
   *
   * @param key any bytes; an empty or oversized key is absent
   * @return true if it does
   */
  boolean contains(byte[] key);

  /**
   * Reads a range of keys in ascending order, as it is at this moment.
   *
   * @param range the keys
   * @return a cursor before the first entry, to be closed
   */
  Cursor scan(KeyRange range);

  /**
   * Reads a range of keys in descending order, as it is at this moment. Behind a damaged block it
   * ends one entry sooner than the damage: a newer version of that entry may lie in it.
   *
   * @param range the keys
   * @return a cursor before the last entry, to be closed
   */
  Cursor scanReverse(KeyRange range);
}
