package dev.lsmkv.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys a range holds. */
final class KeyRangeTest {

  private static final long SEED = 20_261_122;

  private final SplittableRandom random = new SplittableRandom(SEED);

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private byte[] someKey() {
    byte[] pool = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xff};
    byte[] key = new byte[random.nextInt(5)];
    for (int i = 0; i < key.length; i++) {
      key[i] = pool[random.nextInt(pool.length)];
    }
    return key;
  }

  @Test
  void allHasNoBounds() {
    assertThat(KeyRange.all().first()).isEmpty();
    assertThat(KeyRange.all().endExclusive()).isEmpty();
    assertThat(KeyRange.all().isEmpty()).isFalse();
    assertThat(KeyRange.all().contains(new byte[0])).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "61, 62",
    "6100, 6101",
    "61ff, 62",
    "61ffff, 62",
    "7f, 80",
    "7fff, 80",
    "00, 01",
    "00ffff, 01",
    "ff00ff, ff01"
  })
  void aPrefixEndsBeforeTheNextKeyWithoutIt(String prefix, String end) {
    KeyRange range = KeyRange.prefix(hex(prefix));
    assertThat(range.first()).hasValueSatisfying(key -> assertThat(key).isEqualTo(hex(prefix)));
    assertThat(range.endExclusive()).hasValueSatisfying(key -> assertThat(key).isEqualTo(hex(end)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ff", "ffff", "ffffffff"})
  void aPrefixWithNothingAboveItHasNoEnd(String prefix) {
    KeyRange range = KeyRange.prefix(hex(prefix));
    assertThat(range.endExclusive()).isEmpty();
    assertThat(range.isEmpty()).isFalse();
    assertThat(range.contains(hex(prefix + "ff"))).isTrue();
  }

  @Test
  void aPrefixHoldsTheKeysThatBeginWithIt() {
    for (int i = 0; i < 50_000; i++) {
      byte[] prefix = someKey();
      byte[] key = someKey();
      boolean begins =
          key.length >= prefix.length
              && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
      assertThat(KeyRange.prefix(prefix).contains(key))
          .as("prefix %s, key %s, seed %d", Arrays.toString(prefix), Arrays.toString(key), SEED)
          .isEqualTo(begins);
    }
  }

  @Test
  void aRangeHoldsTheKeysFromItsFirstToBeforeItsEnd() {
    for (int i = 0; i < 50_000; i++) {
      byte[] first = someKey();
      byte[] end = someKey();
      byte[] key = someKey();
      boolean from = Arrays.compareUnsigned(first, key) <= 0;
      boolean to = Arrays.compareUnsigned(key, end) < 0;
      assertThat(KeyRange.from(first).contains(key)).as("seed %d", SEED).isEqualTo(from);
      assertThat(KeyRange.to(end).contains(key)).as("seed %d", SEED).isEqualTo(to);
      KeyRange between = KeyRange.between(first, end);
      assertThat(between.contains(key)).as("seed %d", SEED).isEqualTo(from && to);
      assertThat(between.isEmpty())
          .as("seed %d", SEED)
          .isEqualTo(Arrays.compareUnsigned(first, end) >= 0);
    }
  }

  @Test
  void aBackwardRangeIsEmpty() {
    assertThat(KeyRange.between(hex("62"), hex("61")).isEmpty()).isTrue();
    assertThat(KeyRange.between(hex("61"), hex("61")).isEmpty()).isTrue();
    assertThat(KeyRange.between(hex("61"), hex("6100")).isEmpty()).isFalse();
    assertThat(KeyRange.between(hex("80"), hex("7f")).isEmpty()).isTrue();
  }

  @Test
  void emptyBounds() {
    byte[] none = {};
    assertThat(KeyRange.to(none).isEmpty()).isTrue();
    assertThat(KeyRange.to(none).contains(none)).isFalse();
    assertThat(KeyRange.from(none).isEmpty()).isFalse();
    assertThat(KeyRange.from(none).contains(none)).isTrue();
    assertThat(KeyRange.between(none, none).isEmpty()).isTrue();
    assertThat(KeyRange.between(none, hex("00")).isEmpty()).isFalse();
  }

  @Test
  void boundsAreCopied() {
    byte[] first = hex("61");
    byte[] end = hex("63");
    KeyRange range = KeyRange.between(first, end);
    first[0] = 0x70;
    end[0] = 0;
    range.first().orElseThrow()[0] = 0x70;
    range.endExclusive().orElseThrow()[0] = 0;
    assertThat(range.contains(hex("62"))).isTrue();
    byte[] prefix = hex("ff");
    KeyRange ofPrefix = KeyRange.prefix(prefix);
    prefix[0] = 0;
    assertThat(ofPrefix.contains(hex("00"))).isFalse();
  }

  @Test
  void nullIsRefused() {
    assertThatNullPointerException().isThrownBy(() -> KeyRange.from(null));
    assertThatNullPointerException().isThrownBy(() -> KeyRange.to(null));
    assertThatNullPointerException().isThrownBy(() -> KeyRange.prefix(null));
    assertThatNullPointerException().isThrownBy(() -> KeyRange.between(new byte[1], null));
    assertThatNullPointerException().isThrownBy(() -> KeyRange.all().contains(null));
  }
}
