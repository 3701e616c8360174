package dev.lsmkv.bloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promised rate of false positives, the computed one and the measured one. All keys are fixed.
 */
final class FalsePositiveRateTest {

  private static final int KEYS = 1_000_000;

  @ParameterizedTest
  @CsvSource({"0.05, 1000000", "0.01, 1000000", "0.001, 1000000", "0.0001, 8000000"})
  void thePromisedRateIsKeptOverAMillionKeys(String rate, int questions) throws IOException {
    BloomProvider provider = new BloomProvider();
    BloomFormat format = (BloomFormat) provider.create(MapSettings.of("false-positive-rate", rate));
    double promised = Double.parseDouble(rate);
    assertThat(measured(format, questions)).isCloseTo(promised, Percentage.withPercentage(20));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 7, 10, 16})
  void theMeasuredRateIsTheComputedOne(double bitsPerKey) throws IOException {
    double expected = BlockedBloom.rate(bitsPerKey, BlockedBloom.probes(bitsPerKey));
    double measured = measured(new BloomFormat(bitsPerKey), 1_000_000);
    assertThat(measured).isCloseTo(expected, Percentage.withPercentage(10));
  }

  private static double measured(BloomFormat format, int questions) throws IOException {
    Filter filter = Keys.filter(format, KEYS);
    int positives = 0;
    for (int i = 0; i < questions; i++) {
      if (filter.mightContain(Keys.hash(format, KEYS + i))) {
        positives++;
      }
    }
    return (double) positives / questions;
  }

  @Test
  void tenBitsForEachKeyMeanOnePercent() {
    assertThat(BlockedBloom.probes(10)).isEqualTo(6);
    assertThat(BlockedBloom.rate(10, 6)).isCloseTo(0.0097, within(0.0001));
  }

  /**
   * A line that holds all the bits there are is the one case with an exact answer: E[F^k] for one
   * key of one probe.
   */
  @Test
  void withOneProbeTheRateIsTheShareOfBitsSet() {
    double exact = 1 - Math.exp(-1 / 4.0);
    assertThat(BlockedBloom.rate(4, 1)).isCloseTo(exact, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 4, 10, 20, 40, 64})
  void neitherMoreNorFewerProbesWouldDoBetter(double bitsPerKey) {
    int best = BlockedBloom.probes(bitsPerKey);
    for (int probes = 1; probes <= BlockedBloom.PROBES_MAX; probes++) {
      assertThat(BlockedBloom.rate(bitsPerKey, best))
          .isLessThanOrEqualTo(BlockedBloom.rate(bitsPerKey, probes));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.3, 0.05, 0.01, 0.001, 1e-4, 1e-5, 1e-6})
  void theBitsForARateAreAsFewAsKeepIt(double rate) {
    double bits = BlockedBloom.bitsPerKey(rate);
    assertThat(BlockedBloom.rate(bits, BlockedBloom.probes(bits))).isLessThanOrEqualTo(rate);
    double fewer = bits - 0.01;
    assertThat(BlockedBloom.rate(fewer, BlockedBloom.probes(fewer))).isGreaterThan(rate);
  }

  @Test
  void aFilterTooLargeForAnArraySharesItsLines() {
    Header header = new BloomFormat(64).header(Integer.MAX_VALUE);
    assertThat(header.lines()).isEqualTo(BloomFormat.LINES_MAX);
    assertThat(header.filterBytes()).isBetween(Integer.MAX_VALUE - 200L, Integer.MAX_VALUE - 8L);
    assertThat(header.probes()).isEqualTo(BlockedBloom.probes(8)).isEqualTo(5);
    assertThat(header.keys()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void hundredsOfMillionsOfKeysGetAllTheirBits() {
    Header header = new BloomFormat(10).header(500_000_000);
    assertThat(header.lines()).isEqualTo(9_765_625);
    assertThat(header.probes()).isEqualTo(6);
  }
}
