package dev.lsmkv.testkit.asserting;

import static dev.lsmkv.testkit.asserting.Misuse.assertNoticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Drop;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.testkit.compaction.LevelsText;
import dev.lsmkv.testkit.provider.MapSettings;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts all around, and strategies. */
final class AssertingPartsTest {

  private static final Levels LEVELS = LevelsText.parse("L0: 2[a-b 1] | 1[b-c 1]");

  private final Findings findings = new Findings();

  /** Does as it is told. */
  private record Strategy(List<CompactionPlan> plans, double pressure)
      implements CompactionStrategy {

    Strategy(CompactionPlan... plans) {
      this(new ArrayList<>(List.of(plans)), 0);
    }

    @Override
    public CompactionPlan plan(Levels levels) {
      return plans.removeFirst();
    }

    @Override
    public List<LevelLimit> limits(Levels levels) {
      return List.of();
    }

    @Override
    public double pressure(Levels levels) {
      return pressure;
    }
  }

  /** Provides a strategy. */
  private record Strategies(Strategy strategy) implements CompactionProvider {

    @Override
    public String id() {
      return "planted";
    }

    @Override
    public CompactionStrategy create(Settings settings) {
      return strategy;
    }

    static double pressureOf(AssertingParts parts, Strategy strategy) throws IOException {
      Provider<?> around = parts.around(new Strategies(strategy));
      assertThat(around.id()).isEqualTo("planted");
      return ((CompactionProvider) around).create(MapSettings.of()).pressure(LEVELS);
    }
  }

  /** Provides nothing. */
  private static final class Nothing implements CompressionProvider {

    @Override
    public String id() {
      return "nothing";
    }

    @Override
    public Compression create(Settings settings) throws IOException {
      throw new IOException("planted");
    }
  }

  @Test
  void aPlanAgainstTheRulesIsNoticed() {
    CompactionStrategy strategy =
        new AssertingStrategy(findings, new Strategy(new Drop(List.of(2L), "test")));
    assertNoticed(findings, () -> strategy.plan(LEVELS), "table 2 would pass table 1");
  }

  @Test
  void aSecondOpinionIsNoticed() {
    CompactionStrategy strategy =
        new AssertingStrategy(
            findings, new Strategy(new Idle(), new Drop(List.of(1L, 2L), "test")));
    assertNoticed(findings, () -> strategy.plan(LEVELS), "becomes Drop");
  }

  @Test
  void aLevelWithoutALimitIsNoticed() {
    CompactionStrategy strategy = new AssertingStrategy(findings, new Strategy());
    assertNoticed(findings, () -> strategy.limits(LEVELS), "limits of 0 levels");
  }

  @Test
  void aPressureThatIsNoNumberIsNoticedAndToldInTheEnd() throws IOException {
    AssertingParts parts = new AssertingParts();
    assertThat(Strategies.pressureOf(parts, new Strategy(List.of(), 0.5))).isEqualTo(0.5);
    parts.requireAllClosed();
    Strategy wrong = new Strategy(List.of(), Double.NaN);
    assertThatThrownBy(() -> Strategies.pressureOf(parts, wrong)).hasMessage("pressure NaN");
    assertThat(parts.violations()).containsExactly("pressure NaN");
    assertThatThrownBy(parts::requireAllClosed).hasMessage("pressure NaN");
  }

  @Test
  void whatIsOpenIsToldInTheEnd() throws Exception {
    AssertingParts parts = new AssertingParts();
    MemoryStorage disk = new MemoryStorage();
    disk.directory(Path.of("/d")).create();
    AutoCloseable lock = parts.around(disk).lock(Path.of("/d/LOCK"));
    assertThatThrownBy(parts::requireAllClosed).hasMessage("still open: the lock /d/LOCK");
    lock.close();
    parts.requireAllClosed();
  }

  @Test
  void failuresToMakeAPartAreItsOwn() {
    Provider<?> around = new AssertingParts().around(new Nothing());
    assertThat(around.id()).isEqualTo("nothing");
    assertThatThrownBy(() -> around.create(MapSettings.of())).hasMessage("planted");
  }

  @Test
  void aProviderOfNoKnownRoleIsRefused() {
    Provider<String> unknown =
        new Provider<>() {
          @Override
          public String id() {
            return "unknown";
          }

          @Override
          public String create(Settings settings) {
            return "";
          }
        };
    assertThatIllegalArgumentException().isThrownBy(() -> new AssertingParts().around(unknown));
  }
}
