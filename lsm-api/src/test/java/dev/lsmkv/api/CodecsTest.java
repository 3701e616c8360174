package dev.lsmkv.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lsmkv.api.Codecs.Pair;
import dev.lsmkv.api.Codecs.Triple;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The encodings of the codecs, byte by byte, and what they refuse. */
final class CodecsTest {

  private static <T> String hex(OrderedCodec<T> codec, T value) {
    return HexFormat.ofDelimiter(" ").formatHex(codec.encode(value));
  }

  private static <T> T decode(OrderedCodec<T> codec, String hex) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    return codec.decode(MemorySegment.ofArray(bytes).asReadOnly());
  }

  @Test
  void theDocumentedTriple() {
    OrderedCodec<Triple<String, Long, byte[]>> codec =
        Codecs.triple(Codecs.utf8(), Codecs.int64(), Codecs.bytes());
    String hex = "61 00 00 7f ff ff ff ff ff ff fe 00 07";
    assertThat(hex(codec, new Triple<>("a", -2L, new byte[] {0, 7}))).isEqualTo(hex);
    Triple<String, Long, byte[]> decoded = decode(codec, hex);
    assertThat(decoded.first()).isEqualTo("a");
    assertThat(decoded.second()).isEqualTo(-2);
    assertThat(decoded.third()).containsExactly(0, 7);
  }

  @Test
  void theDocumentedPair() {
    OrderedCodec<Pair<byte[], String>> codec = Codecs.pair(Codecs.bytes(), Codecs.utf8());
    String hex = "01 00 ff 00 00 c3 a9";
    assertThat(hex(codec, new Pair<>(new byte[] {1, 0}, "é"))).isEqualTo(hex);
    Pair<byte[], String> decoded = decode(codec, hex);
    assertThat(decoded.first()).containsExactly(1, 0);
    assertThat(decoded.second()).isEqualTo("é");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 80 00 00 00 00 00 00 00",
    "1, 80 00 00 00 00 00 00 01",
    "-1, 7f ff ff ff ff ff ff ff",
    "9223372036854775807, ff ff ff ff ff ff ff ff",
    "-9223372036854775808, 00 00 00 00 00 00 00 00"
  })
  void numbersOf64Bits(long value, String hex) {
    assertThat(hex(Codecs.int64(), value)).isEqualTo(hex);
    assertThat(decode(Codecs.int64(), hex)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 80 00 00 00",
    "258, 80 00 01 02",
    "-1, 7f ff ff ff",
    "2147483647, ff ff ff ff",
    "-2147483648, 00 00 00 00"
  })
  void numbersOf32Bits(int value, String hex) {
    assertThat(hex(Codecs.int32(), value)).isEqualTo(hex);
    assertThat(decode(Codecs.int32(), hex)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "a, 61", "é, c3 a9", "\uFFFF, ef bf bf", "😀, f0 9f 98 80"})
  void textIsUtf8(String value, String hex) {
    assertThat(hex(Codecs.utf8(), value)).isEqualTo(hex);
    assertThat(decode(Codecs.utf8(), hex)).isEqualTo(value);
  }

  @Test
  void bytesAreCopied() {
    byte[] value = {1, 2};
    byte[] encoded = Codecs.bytes().encode(value);
    byte[] decoded = Codecs.bytes().decode(MemorySegment.ofArray(encoded));
    value[0] = 9;
    assertThat(encoded).containsExactly(1, 2);
    encoded[0] = 9;
    assertThat(decoded).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void anUnpairedSurrogateIsRefusedWithItsIndex(int index) {
    String text = "é".repeat(index) + '\ud83d' + "x";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codecs.utf8().encode(text))
        .withMessageContaining("unpaired surrogate at index " + index);
  }

  @Test
  void aReversedPairOfSurrogatesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codecs.utf8().encode("😀\ude00\ud83d"))
        .withMessageContaining("at index 2");
  }

  @ParameterizedTest
  @CsvSource({
    "80, 0",
    "61 c3, 1",
    "61 61 ff, 2",
    "c0 80, 0",
    "61 ed a0 bd, 1",
    "f0 9f 98, 0",
    "f4 90 80 80, 0"
  })
  void malformedUtf8IsRefusedWithItsPosition(String hex, int position) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decode(Codecs.utf8(), hex))
        .withMessageContaining("at byte " + position + " of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "80 00 00", "80 00 00 00 00", "80 00 00 00 00 00 00 00 00"})
  void numbersOfAnotherLengthAreRefused(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> decode(Codecs.int32(), hex));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decode(Codecs.int64(), hex))
        .withMessageContaining("8 bytes is expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "61", "61 00", "61 00 ff", "00 ff 00", "61 00 01", "00 fe 00 00"})
  void aComponentWithoutItsEndIsRefused(String hex) {
    OrderedCodec<Pair<byte[], byte[]>> codec = Codecs.pair(Codecs.bytes(), Codecs.bytes());
    assertThatIllegalArgumentException().isThrownBy(() -> decode(codec, hex));
  }

  @Test
  void aPairOfFixedLengthIsWrittenWithoutEscapes() {
    OrderedCodec<Pair<Integer, Integer>> inner = Codecs.pair(Codecs.int32(), Codecs.int32());
    OrderedCodec<Pair<Pair<Integer, Integer>, String>> codec = Codecs.pair(inner, Codecs.utf8());
    String hex = "80 00 00 00 80 00 00 01 61";
    Pair<Pair<Integer, Integer>, String> value = new Pair<>(new Pair<>(0, 1), "a");
    assertThat(hex(codec, value)).isEqualTo(hex);
    assertThat(decode(codec, hex)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80 00 00 00", "80 00 00 00 80 00 00", "80 00 00 00 80 00 00 00 00"})
  void aPairOfFixedLengthHasNoOther(String hex) {
    OrderedCodec<Pair<Integer, Integer>> codec = Codecs.pair(Codecs.int32(), Codecs.int32());
    assertThatIllegalArgumentException().isThrownBy(() -> decode(codec, hex));
  }

  @Test
  void aTripleIsAPairOfTheFirstAndThePairOfTheOthers() {
    OrderedCodec<String> utf8 = Codecs.utf8();
    assertThat(hex(Codecs.triple(utf8, utf8, utf8), new Triple<>("a\0", "b", "c")))
        .isEqualTo(
            hex(
                Codecs.pair(utf8, Codecs.pair(utf8, utf8)),
                new Pair<>("a\0", new Pair<>("b", "c"))))
        .isEqualTo("61 00 ff 00 00 62 00 00 63");
  }

  @Test
  void aTripleOfFixedLengthIsWrittenWithoutEscapes() {
    OrderedCodec<Integer> int32 = Codecs.int32();
    OrderedCodec<Pair<Triple<Integer, Integer, Integer>, String>> codec =
        Codecs.pair(Codecs.triple(int32, int32, int32), Codecs.utf8());
    assertThat(hex(codec, new Pair<>(new Triple<>(0, 1, 2), "a")))
        .isEqualTo("80 00 00 00 80 00 00 01 80 00 00 02 61");
  }

  @Test
  void keysWithFirstAreThoseOfOneFirstComponent() {
    OrderedCodec<Pair<String, String>> codec = Codecs.pair(Codecs.utf8(), Codecs.utf8());
    KeyRange range = Codecs.keysWithFirst(Codecs.utf8(), "a");
    assertThat(range.contains(codec.encode(new Pair<>("a", "")))).isTrue();
    assertThat(range.contains(codec.encode(new Pair<>("a", "\uffff")))).isTrue();
    assertThat(range.contains(codec.encode(new Pair<>("a\0", "")))).isFalse();
    assertThat(range.contains(codec.encode(new Pair<>("ab", "")))).isFalse();
    assertThat(range.contains(codec.encode(new Pair<>("", "a")))).isFalse();
  }

  @Test
  void keysWithAFirstOfFixedLengthAreFoundToo() {
    OrderedCodec<Triple<Long, String, String>> codec =
        Codecs.triple(Codecs.int64(), Codecs.utf8(), Codecs.utf8());
    KeyRange range = Codecs.keysWithFirst(Codecs.int64(), -1L);
    assertThat(range.contains(codec.encode(new Triple<>(-1L, "", "")))).isTrue();
    assertThat(range.contains(codec.encode(new Triple<>(-1L, "x", "y")))).isTrue();
    assertThat(range.contains(codec.encode(new Triple<>(0L, "", "")))).isFalse();
    assertThat(range.contains(codec.encode(new Triple<>(-2L, "x", "y")))).isFalse();
  }

  @Test
  void nullIsRefused() {
    assertThatNullPointerException().isThrownBy(() -> Codecs.utf8().encode(null));
    assertThatNullPointerException().isThrownBy(() -> Codecs.int64().encode(null));
    assertThatNullPointerException().isThrownBy(() -> new Pair<>("a", null)).withMessage("second");
    assertThatNullPointerException().isThrownBy(() -> new Triple<>(null, 1, 2));
    assertThatNullPointerException().isThrownBy(() -> Codecs.pair(null, Codecs.utf8()));
    assertThatNullPointerException().isThrownBy(() -> Codecs.pair(Codecs.utf8(), null));
  }
}
