package dev.lsmkv.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.testkit.compaction.LevelsText;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {

  private static final Levels EMPTY = new Levels(List.of());

  @Test
  void theModulePathAndTheClassPathOfferTheSame() throws IOException {
    List<String> names = List.of(LeveledProvider.class.getName(), TieredProvider.class.getName());
    String service = CompactionProvider.class.getName();
    Set<Provides> provides = LeveledProvider.class.getModule().getDescriptor().provides();
    assertThat(provides).extracting(Provides::service).containsExactly(service);
    assertThat(provides).flatExtracting(Provides::providers).isEqualTo(names);
    try (var in = LeveledProvider.class.getResourceAsStream("/META-INF/services/" + service)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines().toList()).isEqualTo(names);
    }
  }

  @Test
  void idsAreThoseOfTheManual() {
    assertThat(new LeveledProvider().id()).isEqualTo("leveled");
    assertThat(new TieredProvider().id()).isEqualTo("tiered");
  }

  @Test
  void allSettingsAreReadAtOnceSoThatATypoIsSeen() throws IOException {
    MapSettings leveled = MapSettings.of();
    new LeveledProvider().create(leveled);
    assertThat(leveled.read())
        .containsExactly(
            "base-level-bytes",
            "base-level-entries",
            "l0-read-tables",
            "l0-slow-tables",
            "l0-stop-tables",
            "l0-tables",
            "level-ratio",
            "soft-limit-ratio",
            "table-bytes",
            "table-bytes-max");
    MapSettings tiered = MapSettings.of();
    new TieredProvider().create(tiered);
    assertThat(tiered.read())
        .containsExactly(
            "l0-slow-tables", "l0-stop-tables", "table-bytes", "table-bytes-max", "tiers");
  }

  @Test
  void theDefaultsAreThoseOfTheManual() throws IOException {
    long none = Long.MAX_VALUE;
    assertThat(new LeveledProvider().create(MapSettings.of()).limits(EMPTY))
        .containsExactly(
            new LevelLimit(0, 4, 256L << 20, none, 0.85),
            new LevelLimit(1, none, 256L << 20, none, 0.85));
  }

  @Test
  void limitsGrowByTheRatioUpToNoLimit() {
    LevelSizes sizes = LevelSizes.read(MapSettings.of(Map.of("base-level-entries", "7")));
    assertThat(sizes.limit(3))
        .isEqualTo(new LevelLimit(3, Long.MAX_VALUE, 25600L << 20, 700, 0.85));
    assertThat(sizes.limit(11).bytes()).isEqualTo((256L << 20) * 10_000_000_000L);
    assertThat(sizes.limit(12).bytes()).isEqualTo(Long.MAX_VALUE);
    assertThat(sizes.limit(1000).bytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void limitsReachOneLevelBelowTheDeepest() throws IOException {
    Levels levels = LevelsText.parse("L0:\nL1:\nL2: 1[a-b 10]\nL3:\nL4:");
    for (CompactionProvider provider : List.of(new LeveledProvider(), new TieredProvider())) {
      List<LevelLimit> limits = provider.create(MapSettings.of()).limits(levels);
      assertThat(limits).extracting(LevelLimit::level).containsExactly(0, 1, 2, 3, 4);
      Levels two = new Levels(levels.levels().subList(0, 3));
      assertThat(provider.create(MapSettings.of()).limits(two)).hasSize(4);
    }
  }

  @Test
  void tablesDoubleWithEachLevelUpToTheLargest() {
    TableSizes sizes = TableSizes.read(MapSettings.of());
    assertThat(List.of(sizes.at(1), sizes.at(2), sizes.at(3), sizes.at(4), sizes.at(99)))
        .containsExactly(64L << 20, 128L << 20, 256L << 20, 256L << 20, 256L << 20);
    TableSizes huge = TableSizes.read(MapSettings.of(Map.of("table-bytes", "" + Long.MAX_VALUE)));
    assertThat(huge.at(1)).isEqualTo(Long.MAX_VALUE);
    assertThat(huge.at(9)).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "level-ratio,1",
    "base-level-bytes,0",
    "base-level-entries,0",
    "l0-tables,0",
    "soft-limit-ratio,0",
    "soft-limit-ratio,1.01",
    "l0-slow-tables,3",
    "l0-stop-tables,19",
    "table-bytes,0",
    "table-bytes-max,1000"
  })
  void leveledRefusesWhatIsOutOfRange(String name, String value) {
    Settings settings = MapSettings.of(Map.of(name, value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeveledProvider().create(settings))
        .withMessageContaining(name);
  }

  @Test
  void tieredRefusesASingleTier() {
    Settings settings = MapSettings.of(Map.of("tiers", "1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TieredProvider().create(settings))
        .withMessageContaining("tiers");
  }
}
