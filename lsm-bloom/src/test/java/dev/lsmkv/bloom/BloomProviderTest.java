package dev.lsmkv.bloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service and its settings. */
final class BloomProviderTest {

  private final BloomProvider provider = new BloomProvider();

  private Header filterOfAThousand(String... settings) {
    return ((BloomFormat) provider.create(MapSettings.of(settings))).header(1_000);
  }

  @Test
  void theServiceIsFound() {
    BloomProviderTest.class.getModule().addUses(FilterProvider.class);
    assertThat(ServiceLoader.load(FilterProvider.class))
        .singleElement()
        .isInstanceOf(BloomProvider.class)
        .extracting(FilterProvider::id)
        .isEqualTo("bloom");
  }

  @Test
  void theServiceIsDeclaredForTheClassPathToo() throws IOException {
    String declaration = "/META-INF/services/" + FilterProvider.class.getName();
    try (InputStream in = BloomProvider.class.getResourceAsStream(declaration)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(BloomProvider.class.getName());
    }
  }

  @Test
  void withoutSettingsAKeyHasTenBits() {
    assertThat(filterOfAThousand()).isEqualTo(new Header(6, 20, 1_000));
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 1", "2.5, 5, 2", "16, 32, 9", "64, 125, 20"})
  void bitsPerKeyDecideTheSize(String bits, int lines, int probes) {
    Header expected = new Header(probes, lines, 1_000);
    assertThat(filterOfAThousand("bits-per-key", bits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 3, 1", "0.01, 20, 6", "0.001, 31, 9", "0.000001, 76, 16"})
  void theRateDecidesTheSize(String rate, int lines, int probes) {
    Header expected = new Header(probes, lines, 1_000);
    assertThat(filterOfAThousand("false-positive-rate", rate)).isEqualTo(expected);
  }

  @Test
  void bitsAndRateTogetherAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filterOfAThousand("bits-per-key", "10", "false-positive-rate", "0.01"))
        .withMessage(
            "Both bits-per-key and false-positive-rate are set for the filter;"
                + " each follows from the other, so set only one.");
  }

  @ParameterizedTest
  @CsvSource({
    "bits-per-key, 0.9",
    "bits-per-key, 64.1",
    "bits-per-key, ten",
    "false-positive-rate, 0",
    "false-positive-rate, 0.51",
    "false-positive-rate, 1%"
  })
  void valuesOutsideTheirRangeAreRefused(String name, String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> filterOfAThousand(name, value));
  }

  @Test
  void allSettingsAreReadWhetherSetOrNot() {
    MapSettings settings = MapSettings.of();
    provider.create(settings);
    assertThat(settings.read()).containsExactlyInAnyOrder("bits-per-key", "false-positive-rate");
  }
}
