package dev.lsmkv.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services and their settings. */
final class CompressionProviderTest {

  @Test
  void theServicesAreFound() {
    CompressionProviderTest.class.getModule().addUses(CompressionProvider.class);
    assertThat(ServiceLoader.load(CompressionProvider.class))
        .extracting(CompressionProvider::id)
        .containsExactlyInAnyOrder("lz4", "zstd");
  }

  @Test
  void theServicesAreDeclaredForTheClassPathToo() throws IOException {
    String declaration = "/META-INF/services/" + CompressionProvider.class.getName();
    try (InputStream in = Lz4Provider.class.getResourceAsStream(declaration)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .containsExactly(Lz4Provider.class.getName(), ZstdProvider.class.getName());
    }
  }

  @Test
  void lz4ReadsItsLevel() {
    MapSettings settings = MapSettings.of();
    new Lz4Provider().create(settings);
    assertThat(settings.read()).containsExactly("lz4-level");
  }

  @Test
  void aHigherLevelOfLz4IsSmaller() {
    byte[] block = Blocks.block(new SplittableRandom(17), 50_000);
    assertThat(Blocks.compress(lz4("17"), block).length)
        .isLessThan(Blocks.compress(lz4("0"), block).length);
  }

  private static Compression lz4(String level) {
    return new Lz4Provider().create(MapSettings.of("lz4-level", level));
  }

  @ParameterizedTest
  @ValueSource(strings = {"18", "-1", "high"})
  void otherLevelsOfLz4AreRefused(String level) {
    assertThatIllegalArgumentException().isThrownBy(() -> lz4(level));
  }

  @Test
  void zstdReadsItsLevel() throws IOException {
    MapSettings settings = MapSettings.of();
    new ZstdProvider().create(settings);
    assertThat(settings.read()).containsExactly("zstd-level");
  }

  @Test
  void aHigherLevelIsSmaller() throws IOException {
    byte[] block = Blocks.block(new SplittableRandom(16), 50_000);
    assertThat(compressedLength("19", block)).isLessThan(compressedLength("-50", block));
  }

  private static int compressedLength(String level, byte[] block) throws IOException {
    Compression zstd = new ZstdProvider().create(MapSettings.of("zstd-level", level));
    return Blocks.compress(zstd, block).length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-131072", "0", "22"})
  void theLevelsOfTheLibraryAreAllowed(String level) throws IOException {
    assertThat(compressedLength(level, Blocks.EXAMPLE)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23", "-131073", "high", "3.5"})
  void otherLevelsAreRefused(String level) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZstdProvider().create(MapSettings.of("zstd-level", level)));
  }
}
