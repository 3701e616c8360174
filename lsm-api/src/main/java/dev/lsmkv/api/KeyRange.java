package dev.lsmkv.api;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys: from a first key, inclusive, to an end key, exclusive, either of which may be
 * missing.
 *
 * <p>Bounds may have any length. A range whose end is at or before its first key is empty.
 * Immutable.
 */
public final class KeyRange {

  private static final KeyRange ALL = new KeyRange(null, null);

  private final byte @Nullable [] first;
  private final byte @Nullable [] endExclusive;

  private KeyRange(byte @Nullable [] first, byte @Nullable [] endExclusive) {
    this.first = first;
    this.endExclusive = endExclusive;
  }

  /**
   * All keys.
   *
   * @return the range without bounds
   */
  public static KeyRange all() {
    return ALL;
  }

  /**
   * The keys at or after one.
   *
   * @param first the first key
   * @return the range
   */
  public static KeyRange from(byte[] first) {
    return new KeyRange(first.clone(), null);
  }

  /**
   * The keys before one.
   *
   * @param endExclusive the key behind the last; if empty, the range is empty
   * @return the range
   */
  public static KeyRange to(byte[] endExclusive) {
    return new KeyRange(null, endExclusive.clone());
  }

  /**
   * The keys from one, inclusive, to another, exclusive.
   *
   * @param first the first key
   * @param endExclusive the key behind the last
   * @return the range
   */
  public static KeyRange between(byte[] first, byte[] endExclusive) {
    return new KeyRange(first.clone(), endExclusive.clone());
  }

  /**
   * The keys that begin with some bytes.
   *
   * @param prefix the bytes; if empty, all keys
   * @return the range
   */
  public static KeyRange prefix(byte[] prefix) {
    Objects.requireNonNull(prefix, "prefix");
    return new KeyRange(prefix.clone(), afterPrefix(prefix));
  }

  /** The least key above all that begin with the prefix; none if the prefix is all 0xff. */
  private static byte @Nullable [] afterPrefix(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xff) {
        byte[] end = Arrays.copyOf(prefix, i + 1);
        end[i]++;
        return end;
      }
    }
    return null;
  }

  /**
   * The first key.
   *
   * @return a copy, or empty if the range has no lower bound
   */
  public Optional<byte[]> first() {
    return Optional.ofNullable(first).map(byte[]::clone);
  }

  /**
   * The key behind the last.
   *
   * @return a copy, or empty if the range has no upper bound
   */
  public Optional<byte[]> endExclusive() {
    return Optional.ofNullable(endExclusive).map(byte[]::clone);
  }

  /**
   * Whether no key can be in this range.
   *
   * @return true if the end is at or before the first key
   */
  public boolean isEmpty() {
    if (endExclusive == null) {
      return false;
    }
    return endExclusive.length == 0
        || (first != null && Arrays.compareUnsigned(first, endExclusive) >= 0);
  }

  /**
   * Whether a key is in this range.
   *
   * @param key any bytes
   * @return true if it is
   */
  public boolean contains(byte[] key) {
    Objects.requireNonNull(key, "key");
    return (first == null || Arrays.compareUnsigned(key, first) >= 0)
        && (endExclusive == null || Arrays.compareUnsigned(key, endExclusive) < 0);
  }
}
