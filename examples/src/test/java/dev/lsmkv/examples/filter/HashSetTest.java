package dev.lsmkv.examples.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.filter.Filter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HashSetTest {

  private final HashSetFormat format = new HashSetFormat(2);

  private Filter build(long... hashes) throws IOException {
    return format.open(MemorySegment.ofArray(format.build(hashes, hashes.length)));
  }

  @Test
  void theWorkedExampleIsWhatIsWritten() {
    assertThat(HexFormat.of().formatHex(format.build(new long[] {5, 9}, 2)))
        .isEqualTo(
            "0000000000000000" + "0500000000000000" + "0900000000000000" + "0000000000000000");
  }

  @Test
  void whatWasPutInIsFoundAndHardlyAnythingElse() throws IOException {
    Random random = new Random(1);
    long[] hashes = random.longs(10_000).toArray();
    hashes[0] = 0;
    Filter filter = build(hashes);
    assertThat(Arrays.stream(hashes).allMatch(filter::mightContain)).isTrue();
    assertThat(random.longs(10_000).noneMatch(filter::mightContain)).isTrue();
  }

  @Test
  void nothingIsInTheFilterOfNoKeys() throws IOException {
    assertThat(build().mightContain(0)).isFalse();
    assertThat(build().mightContain(7)).isFalse();
  }

  @Test
  void hashesOfSimilarKeysSpreadOverTheSlots() {
    long slots =
        java.util.stream.IntStream.range(0, 1_000)
            .mapToObj(i -> ("key" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .mapToLong(key -> format.hash(key, 0, key.length) & 0xffff)
            .distinct()
            .count();
    assertThat(slots).isGreaterThan(950);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 9, 24, 40})
  void otherBytesAreRefused(int length) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> format.open(MemorySegment.ofArray(new byte[length])));
  }

  @Test
  void aSetWithoutAnEmptySlotIsNotSearchedForEver() throws IOException {
    byte[] full = new byte[64];
    Arrays.fill(full, (byte) 1);
    assertThat(format.open(MemorySegment.ofArray(full)).mightContain(2)).isFalse();
  }
}
