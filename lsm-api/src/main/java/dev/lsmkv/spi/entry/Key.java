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

  /** As much as is compared at once: less than what leaves compiled code. */
  private static final long PIECE_BYTES = 56;

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
    long shorter = Math.min(a.byteSize(), b.byteSize());
    long common = commonLength(a, 0, b, 0, shorter);
    if (common == shorter) {
      return Long.compare(a.byteSize(), b.byteSize());
    }
    return Byte.compareUnsigned(
        a.get(ValueLayout.JAVA_BYTE, common), b.get(ValueLayout.JAVA_BYTE, common));
  }

  /**
   * How many bytes two stretches have in common before they differ.
   *
   * <p>Unlike {@link MemorySegment#mismatch}, which from 64 bytes on leaves the comparison to code
   * in which the JVM survives no fault, this is safe on the mapping of a file that has been cut
   * short or cannot be read: it fails with an {@link InternalError}, as any access does.
   *
   * @param a holds one
   * @param fromA where that begins
   * @param b holds the other
   * @param fromB where that begins
   * @param length of both, in bytes
   * @return zero to {@code length}, which says that they are equal
   */
  public static long commonLength(
      MemorySegment a, long fromA, MemorySegment b, long fromB, long length) {
    return length <= PIECE_BYTES
        ? commonPiece(a, fromA, b, fromB, length)
        : commonPieces(a, fromA, b, fromB, length);
  }

  private static long commonPieces(
      MemorySegment a, long fromA, MemorySegment b, long fromB, long length) {
    long common = 0;
    long piece;
    long found;
    do {
      piece = Math.min(PIECE_BYTES, length - common);
      found = commonPiece(a, fromA + common, b, fromB + common, piece);
      common += found;
    } while (found == piece && common < length);
    return common;
  }

  private static long commonPiece(
      MemorySegment a, long fromA, MemorySegment b, long fromB, long length) {
    long differs = MemorySegment.mismatch(a, fromA, fromA + length, b, fromB, fromB + length);
    return differs < 0 ? length : differs;
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
