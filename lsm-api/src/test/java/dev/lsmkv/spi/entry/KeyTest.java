package dev.lsmkv.spi.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of keys, and what their prefixes say of it. */
final class KeyTest {

  private static final long SEED = 20_261_122;

  private final SplittableRandom random = new SplittableRandom(SEED);

  /**
   * Up to twenty bytes of few values, so that keys are often equal at the beginning or altogether.
   */
  private byte[] someKey() {
    byte[] pool = {0, 0, 0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
    byte[] key = new byte[random.nextInt(random.nextBoolean() ? 4 : 20)];
    byte fill = pool[random.nextInt(pool.length)];
    for (int i = 0; i < key.length; i++) {
      key[i] = random.nextInt(3) == 0 ? pool[random.nextInt(pool.length)] : fill;
    }
    return key;
  }

  @Test
  void everyComparisonIsThatOfUnsignedBytes() {
    for (int i = 0; i < 100_000; i++) {
      byte[] a = someKey();
      byte[] b = someKey();
      int expected = Integer.signum(Arrays.compareUnsigned(a, b));
      Key key = Key.copyOf(a);
      String as = Arrays.toString(a) + " and " + Arrays.toString(b) + ", seed " + SEED;
      int ofSegments = Key.compare(MemorySegment.ofArray(a), MemorySegment.ofArray(b));
      assertThat(Integer.signum(ofSegments)).as(as).isEqualTo(expected);
      assertThat(Integer.signum(key.compareTo(b))).as(as).isEqualTo(expected);
      assertThat(Integer.signum(key.compareTo(Key.copyOf(b)))).as(as).isEqualTo(expected);
      assertThat(key.equals(Key.copyOf(b))).as(as).isEqualTo(expected == 0);
    }
  }

  @Test
  void commonLengthOfLongStretchesIsExact() {
    byte[] a = new byte[400];
    random.nextBytes(a);
    MemorySegment whole = MemorySegment.ofArray(a);
    for (int i = 0; i < 100_000; i++) {
      int length = random.nextInt(300);
      int from = random.nextInt(50);
      byte[] b = Arrays.copyOfRange(a, from, from + length + 10);
      int differs = random.nextInt(length + 10);
      b[differs] ^= 1;
      assertThat(Key.commonLength(whole, from, MemorySegment.ofArray(b), 0, length))
          .isEqualTo(Math.min(length, differs));
    }
  }

  @Test
  void prefixesThatDifferOrderTheirKeys() {
    int differing = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] a = someKey();
      byte[] b = someKey();
      long prefixA = Key.prefix(MemorySegment.ofArray(a));
      long prefixB = Key.prefix(MemorySegment.ofArray(b));
      if (prefixA != prefixB) {
        differing++;
        assertThat(Integer.signum(Long.compareUnsigned(prefixA, prefixB)))
            .as("%s and %s, seed %d", Arrays.toString(a), Arrays.toString(b), SEED)
            .isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
      }
    }
    assertThat(differing).isBetween(10_000, 99_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0000000000000000",
    "61, 6100000000000000",
    "ff80, ff80000000000000",
    "01020304050607, 0102030405060700",
    "0102030405060708, 0102030405060708",
    "ffffffffffffffff00, ffffffffffffffff"
  })
  void aPrefixIsTheFirstEightBytes(String key, String prefix) {
    byte[] bytes = HexFormat.of().parseHex(key);
    assertThat(Key.prefix(MemorySegment.ofArray(bytes)))
        .isEqualTo(Long.parseUnsignedLong(prefix, 16));
  }

  @Test
  void aPrefixReadsOnlyItsOwnSegment() {
    byte[] bytes = {9, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    MemorySegment slice = MemorySegment.ofArray(bytes).asSlice(1, 2);
    assertThat(Key.prefix(slice)).isEqualTo(0x0102000000000000L);
  }

  @Test
  void aKeyIsACopy() {
    byte[] bytes = {1, 2};
    Key key = Key.copyOf(bytes);
    Key ofSegment = Key.copyOf(MemorySegment.ofArray(bytes));
    bytes[0] = 9;
    key.toByteArray()[0] = 9;
    assertThat(key.toByteArray()).containsExactly(1, 2);
    assertThat(ofSegment).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(key.segment().isReadOnly()).isTrue();
    assertThat(key.length()).isEqualTo(2);
    assertThat(key.equals(null)).isFalse();
  }

  @Test
  void aLongKeyIsNotShownWhole() {
    assertThat(Key.copyOf(new byte[] {1, (byte) 0xff})).hasToString("01ff");
    assertThat(Key.copyOf(new byte[16])).hasToString("00".repeat(16));
    assertThat(Key.copyOf(new byte[17])).hasToString("00".repeat(16) + "… (17 bytes)");
  }
}
