package dev.lsmkv.spi.entry;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable key, and the order of keys: unsigned bytes, the shorter first when one begins with
 * the other.
 *
 * <p>The order is fixed. That is what lets the first eight bytes be compared as one number ({@link
 * #prefix}).
 */
public final class Key implements Comparable<Key> {

  private static final ValueLayout.OfLong BIG_ENDIAN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;

  private Key(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A key with a copy of some bytes.
   *
   * @param bytes any bytes
   * @return the key
   */
  public static Key copyOf(byte[] bytes) {
    return new Key(bytes.clone());
  }

  /**
   * A key with a copy of a segment.
   *
   * @param segment any bytes
   * @return the key
   */
  public static Key copyOf(MemorySegment segment) {
    return new Key(segment.toArray(ValueLayout.JAVA_BYTE));
  }

  /**
   * The bytes of this key.
   *
   * @return a copy
   */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /**
   * The bytes of this key, without a copy.
   *
   * @return a read-only view
   */
  public MemorySegment segment() {
    return MemorySegment.ofArray(bytes).asReadOnly();
  }

  /**
   * The number of bytes.
   *
   * @return zero or more
   */
  public int length() {
    return bytes.length;
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  /**
   * Compares with a key given as an array.
   *
   * @param other any bytes
   * @return negative, zero or positive
   */
  public int compareTo(byte[] other) {
    return Arrays.compareUnsigned(bytes, other);
  }

  /**
   * Compares two keys.
   *
   * @param a any bytes
   * @param b any bytes
   * @return negative, zero or positive as {@code a} is before, equal to or after {@code b}
   */
  public static int compare(MemorySegment a, MemorySegment b) {
    long difference = a.mismatch(b);
    if (difference < 0) {
      return 0;
    }
    if (difference >= a.byteSize() || difference >= b.byteSize()) {
      return Long.compare(a.byteSize(), b.byteSize());
    }
    return Byte.compareUnsigned(
        a.get(ValueLayout.JAVA_BYTE, difference), b.get(ValueLayout.JAVA_BYTE, difference));
  }

  /**
   * The first eight bytes of a key as one number, big-endian, padded with zeros.
   *
   * <p>Two prefixes that differ, compared with {@link Long#compareUnsigned}, order their keys;
   * equal ones say nothing.
   *
   * @param key any bytes
   * @return the prefix
   */
  public static long prefix(MemorySegment key) {
    if (key.byteSize() >= Long.BYTES) {
      return key.get(BIG_ENDIAN, 0);
    }
    long prefix = 0;
    for (int i = 0; i < key.byteSize(); i++) {
      prefix |= (key.get(ValueLayout.JAVA_BYTE, i) & 0xffL) << (56 - 8 * i);
    }
    return prefix;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /**
   * The length and the first bytes in hex, for messages about structure; never the whole of a long
   * key.
   */
  @Override
  public String toString() {
    int shown = Math.min(bytes.length, 16);
    String hex = HexFormat.of().formatHex(bytes, 0, shown);
    return shown == bytes.length ? hex : hex + "… (" + bytes.length + " bytes)";
  }
}
