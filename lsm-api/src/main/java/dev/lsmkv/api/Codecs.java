package dev.lsmkv.api;

import java.util.Objects;

/**
 * Ready-made codecs for keys and values.
 *
 * <p>All of them keep the order, so they do for keys. Bytes that are not an encoding, and values
 * that have none, are an {@link IllegalArgumentException}. A value has one encoding, and no other
 * bytes decode to it.
 *
 * <pre>
 * codec    bytes
 * bytes    the bytes themselves
 * utf8     1 to 4 bytes for each character, as UTF-8; no length, no end
 * int32    4 bytes, big-endian, the sign bit flipped
 * int64    8 bytes, big-endian, the sign bit flipped
 * pair     first | second
 * triple   first | second | third, the same as a pair of the first and the pair of the others
 * </pre>
 *
 * <p>In a pair or triple, the last component is written as it is. So is one of fixed length before
 * it: int32, int64, and pairs and triples of these. Any other before the last is escaped and ended,
 * 2 bytes more than it has, and 1 more for each zero byte in it:
 *
 * <pre>
 * 00          → 00 ff
 * at the end  → 00 00
 * </pre>
 *
 * <p>The end is below anything that could follow in a longer component, which is why the order of
 * the bytes is the order of the first components, then of the second, and so on. Tuples may be
 * components of tuples.
 *
 * <p>Example, a triple of utf8, int64 and bytes: ("a", -2, {00 07}) is
 *
 * <pre>
 * 61 00 00 | 7f ff ff ff ff ff ff fe | 00 07
 * </pre>
 *
 * <p>Example, a pair of bytes and utf8: ({01 00}, "é") is
 *
 * <pre>
 * 01 00 ff 00 00 | c3 a9
 * </pre>
 *
 * <p>The encodings never change.
 */
public final class Codecs {

  private Codecs() {}

  /**
   * Bytes as they are, in unsigned order.
   *
   * @return the codec
   */
  public static OrderedCodec<byte[]> bytes() {
    return BytesCodec.BYTES;
  }

  /**
   * Text, in the order of code points. That is the order of {@link String#compareTo} save for
   * characters beyond U+FFFF, which come last here. An unpaired surrogate has no encoding and is
   * refused.
   *
   * @return the codec
   */
  public static OrderedCodec<String> utf8() {
    return Utf8Codec.UTF8;
  }

  /**
   * Numbers of 64 bits, in numeric order.
   *
   * @return the codec
   */
  public static OrderedCodec<Long> int64() {
    return Int64Codec.INT64;
  }

  /**
   * Numbers of 32 bits, in numeric order.
   *
   * @return the codec
   */
  public static OrderedCodec<Integer> int32() {
    return Int32Codec.INT32;
  }

  /**
   * Pairs, ordered by their first and then by their second component.
   *
   * @param <A> the type of first components
   * @param <B> the type of second components
   * @param first the codec of first components
   * @param second the codec of second components
   * @return the codec
   */
  public static <A, B> OrderedCodec<Pair<A, B>> pair(
      OrderedCodec<A> first, OrderedCodec<B> second) {
    return new PairCodec<>(first, second);
  }

  /**
   * Triples, ordered by their first, then by their second, then by their third component.
   *
   * @param <A> the type of first components
   * @param <B> the type of second components
   * @param <C> the type of third components
   * @param first the codec of first components
   * @param second the codec of second components
   * @param third the codec of third components
   * @return the codec
   */
  public static <A, B, C> OrderedCodec<Triple<A, B, C>> triple(
      OrderedCodec<A> first, OrderedCodec<B> second, OrderedCodec<C> third) {
    return new TripleCodec<>(first, second, third);
  }

  /**
   * The keys of pairs or triples that have a certain first component.
   *
   * @param <A> the type of first components
   * @param codec the codec of first components
   * @param first the component
   * @return the range of all their keys
   */
  public static <A> KeyRange keysWithFirst(OrderedCodec<A> codec, A first) {
    return KeyRange.prefix(Component.of(codec).encode(first));
  }

  /**
   * Two values.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param first the first
   * @param second the second
   */
  public record Pair<A, B>(A first, B second) {

    /** Refuses null. */
    public Pair {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(second, "second");
    }
  }

  /**
   * Three values.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <C> the type of the third
   * @param first the first
   * @param second the second
   * @param third the third
   */
  public record Triple<A, B, C>(A first, B second, C third) {

    /** Refuses null. */
    public Triple {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(second, "second");
      Objects.requireNonNull(third, "third");
    }
  }
}
