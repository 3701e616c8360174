package dev.lsmkv.examples.memtable;

import dev.lsmkv.spi.entry.Key;

/**
 * A version of a key, ordered as entries are: by key, the newest version of a key first.
 *
 * @param key the key
 * @param trailer sequence number and kind
 */
record Version(Key key, long trailer) implements Comparable<Version> {

  /** A place before all versions of a key. */
  static Version newest(byte[] key) {
    return new Version(Key.copyOf(key), -1);
  }

  /** A place behind all versions of a key. */
  static Version oldest(byte[] key) {
    return new Version(Key.copyOf(key), 0);
  }

  @Override
  public int compareTo(Version other) {
    int order = key.compareTo(other.key);
    return order != 0 ? order : Long.compareUnsigned(other.trailer, trailer);
  }
}
