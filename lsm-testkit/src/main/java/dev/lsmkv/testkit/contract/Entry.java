package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;

/**
 * One version of a key.
 *
 * @param key the key
 * @param trailer sequence and kind
 * @param value the value, empty for a tombstone; a key only because that compares by its bytes
 */
public record Entry(Key key, long trailer, Key value) implements Comparable<Entry> {

  static Entry put(byte[] key, long sequence, byte[] value) {
    return new Entry(Key.copyOf(key), Trailer.of(sequence, EntryKind.PUT), Key.copyOf(value));
  }

  static Entry delete(byte[] key, long sequence) {
    long trailer = Trailer.of(sequence, EntryKind.DELETE);
    return new Entry(Key.copyOf(key), trailer, Key.copyOf(new byte[0]));
  }

  static Entry of(Key key, Hit hit) {
    return new Entry(key, hit.trailer(), Key.copyOf(hit.value()));
  }

  /**
   * The sequence number.
   *
   * @return 0 to {@link Trailer#SEQUENCE_MAX}
   */
  public long sequence() {
    return Trailer.sequence(trailer);
  }

  /**
   * Whether it deletes its key.
   *
   * @return true for a tombstone
   */
  public boolean isDelete() {
    return Trailer.isDelete(trailer);
  }

  /** The order of entries: by key, and the newest version of a key first. */
  @Override
  public int compareTo(Entry other) {
    int keys = key.compareTo(other.key);
    return keys != 0 ? keys : Long.compareUnsigned(other.trailer, trailer);
  }

  @Override
  public String toString() {
    return key + "@" + sequence() + (isDelete() ? " deleted" : "=" + value);
  }
}
