package dev.lsmkv.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Codecs.Pair;
import dev.lsmkv.api.Codecs.Triple;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * For random values: bytes are ordered as values are, values come back, and other bytes are
 * refused.
 */
final class CodecOrderTest {

  private static final long SEED = 20_261_122;
  private static final int PAIRS = 10_000;

  private static final Comparator<byte[]> UNSIGNED = Arrays::compareUnsigned;
  private static final Comparator<String> CODE_POINTS =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private final SplittableRandom random = new SplittableRandom(SEED);

  /**
   * Few different bytes, many of them zero, so that one value is often the beginning of another.
   */
  private byte[] someBytes() {
    byte[] pool = {0, 0, 0, 1, (byte) 0xfe, (byte) 0xff, 'a'};
    byte[] bytes = new byte[random.nextInt(5)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = pool[random.nextInt(pool.length)];
    }
    return bytes;
  }

  private String someText() {
    int[] pool = {0, 0, 1, 'a', 0xe9, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      text.appendCodePoint(pool[random.nextInt(pool.length)]);
    }
    return text.toString();
  }

  private long someLong() {
    return random.nextBoolean() ? random.nextInt(-300, 300) : random.nextLong();
  }

  private int someInt() {
    return random.nextBoolean() ? random.nextInt(-300, 300) : random.nextInt();
  }

  private <T> void orderIsKept(OrderedCodec<T> codec, Supplier<T> values, Comparator<T> order) {
    for (int i = 0; i < PAIRS; i++) {
      T a = values.get();
      T b = values.get();
      int ofBytes = Arrays.compareUnsigned(codec.encode(a), codec.encode(b));
      assertThat(Integer.signum(ofBytes))
          .as("%s and %s, seed %d", a, b, SEED)
          .isEqualTo(Integer.signum(order.compare(a, b)));
      assertThat(order.compare(decode(codec, codec.encode(a)), a))
          .as("%s, seed %d", a, SEED)
          .isZero();
    }
  }

  private static <T> T decode(OrderedCodec<T> codec, byte[] bytes) {
    return codec.decode(MemorySegment.ofArray(bytes).asReadOnly());
  }

  @Test
  void bytes() {
    orderIsKept(Codecs.bytes(), this::someBytes, UNSIGNED);
  }

  @Test
  void text() {
    orderIsKept(Codecs.utf8(), this::someText, CODE_POINTS);
  }

  @Test
  void numbersOf64Bits() {
    orderIsKept(Codecs.int64(), this::someLong, Comparator.naturalOrder());
  }

  @Test
  void numbersOf32Bits() {
    orderIsKept(Codecs.int32(), this::someInt, Comparator.naturalOrder());
  }

  @Test
  void pairsOfVariableLength() {
    orderIsKept(
        Codecs.pair(Codecs.bytes(), Codecs.utf8()),
        () -> new Pair<>(someBytes(), someText()),
        pairs(UNSIGNED, CODE_POINTS));
  }

  @Test
  void pairsWithAFirstOfFixedLength() {
    orderIsKept(
        Codecs.pair(Codecs.int32(), Codecs.bytes()),
        () -> new Pair<>(random.nextInt(-2, 2), someBytes()),
        pairs(Comparator.<Integer>naturalOrder(), UNSIGNED));
  }

  @Test
  void triples() {
    Comparator<Triple<String, Long, byte[]>> order =
        Comparator.comparing((Triple<String, Long, byte[]> t) -> t.first(), CODE_POINTS)
            .thenComparing(Triple::second)
            .thenComparing(Triple::third, UNSIGNED);
    orderIsKept(
        Codecs.triple(Codecs.utf8(), Codecs.int64(), Codecs.bytes()),
        () -> new Triple<>(someText(), random.nextLong(-2, 2), someBytes()),
        order);
  }

  @Test
  void pairsInPairs() {
    orderIsKept(
        Codecs.pair(Codecs.pair(Codecs.bytes(), Codecs.bytes()), Codecs.bytes()),
        () -> new Pair<>(new Pair<>(someBytes(), someBytes()), someBytes()),
        pairs(pairs(UNSIGNED, UNSIGNED), UNSIGNED));
  }

  private static <A, B> Comparator<Pair<A, B>> pairs(Comparator<A> first, Comparator<B> second) {
    return Comparator.comparing((Pair<A, B> pair) -> pair.first(), first)
        .thenComparing(Pair::second, second);
  }

  @Test
  void hostileBytesAreRefusedOrTheOneEncodingOfAValue() {
    OrderedCodec<Pair<Pair<byte[], String>, Triple<Integer, byte[], byte[]>>> codec =
        Codecs.pair(
            Codecs.pair(Codecs.bytes(), Codecs.utf8()),
            Codecs.triple(Codecs.int32(), Codecs.bytes(), Codecs.bytes()));
    int decoded = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = random.nextBoolean() ? hostile(random.nextInt(30)) : mutated(codec);
      decoded += isTheEncodingOfAValue(codec, bytes) ? 1 : 0;
    }
    assertThat(decoded).isBetween(100, 49_900);
  }

  /** False if the bytes are refused as they should be; any other exception fails the test. */
  private static <T> boolean isTheEncodingOfAValue(OrderedCodec<T> codec, byte[] bytes) {
    T value;
    try {
      value = decode(codec, bytes);
    } catch (IllegalArgumentException _) {
      return false;
    }
    assertThat(codec.encode(value)).as("seed %d", SEED).isEqualTo(bytes);
    return true;
  }

  private byte[] hostile(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(3) - 1);
    }
    return bytes;
  }

  private byte[] mutated(
      OrderedCodec<Pair<Pair<byte[], String>, Triple<Integer, byte[], byte[]>>> codec) {
    byte[] bytes =
        codec.encode(
            new Pair<>(
                new Pair<>(someBytes(), someText()),
                new Triple<>(someInt(), someBytes(), someBytes())));
    bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(4) - 2);
    return Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
  }
}
