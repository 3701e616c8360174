package dev.lsmkv.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.testkit.compaction.SimLoad;
import dev.lsmkv.testkit.compaction.SimLoad.Damage;
import dev.lsmkv.testkit.compaction.SimStore;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What our strategies promise beyond the contract, with settings at random: where they end, with
 * damage and without. The seed is printed.
 */
class SimulationTest {

  /** More of them with {@code -Dsimulation.seeds=…}. */
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 12);

  private static final int STEPS = 300;

  static List<Long> seeds() {
    long first = Long.getLong("simulation.seed", new Random().nextLong(1_000_000));
    System.out.println("-Dsimulation.seed=" + first);
    return new Random(first).longs(SEEDS, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leveledEndsWithinItsSoftLimitsSaveForWhatDamageHoldsUp(long seed) throws IOException {
    Random random = new Random(seed);
    for (Damage damage : Damage.values()) {
      SimStore store = new SimStore();
      CompactionStrategy strategy = leveled(random);
      new SimLoad(store, random).run(strategy, STEPS, damage);
      store.settle(strategy);
      assertWithinLimits(store, strategy);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void tieredEndsWithFewRuns(long seed) throws IOException {
    Random random = new Random(seed);
    SimStore store = new SimStore();
    CompactionStrategy strategy = tiered(random, 3);
    new SimLoad(store, random).run(strategy, STEPS, Damage.NONE);
    store.settle(strategy);
    assertThat(store.levels().levels()).allMatch(level -> level.runs().size() < 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStoreChangesHandsBetweenStrategies(long seed) throws IOException {
    Random random = new Random(seed);
    SimStore store = new SimStore();
    SimLoad load = new SimLoad(store, random);
    CompactionStrategy leveled = leveled(random);
    load.run(tiered(random, 4), STEPS, Damage.NONE);
    load.run(leveled, STEPS, Damage.NONE);
    load.run(tiered(random, 2), STEPS, Damage.SOME);
    load.run(leveled, STEPS, Damage.NONE);
    store.settle(leveled);
    store.checkReads();
    assertWithinLimits(store, leveled);
  }

  private static void assertWithinLimits(SimStore store, CompactionStrategy strategy) {
    List<LevelLimit> limits = strategy.limits(store.levels());
    for (Level level : store.levels().levels()) {
      LevelLimit limit = limits.get(level.number());
      List<TableInfo> free = HeldUp.without(store.levels(), level.number());
      assertThat((double) free.size()).isLessThan(limit.softRatio() * limit.tables());
      assertThat((double) free.stream().mapToLong(TableInfo::bytes).sum())
          .isLessThan(limit.softRatio() * limit.bytes());
      assertThat((double) free.stream().mapToLong(TableInfo::entries).sum())
          .isLessThan(limit.softRatio() * limit.entries());
      if (level.number() > 0 && free.size() == level.tables().size()) {
        assertThat(level.runs()).hasSizeLessThan(2);
      }
    }
  }

  private static CompactionStrategy leveled(Random random) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("base-level-bytes", String.valueOf(1 + random.nextInt(4000)));
    settings.put("level-ratio", String.valueOf(2 + random.nextInt(9)));
    settings.put("l0-tables", String.valueOf(1 + random.nextInt(6)));
    settings.put("soft-limit-ratio", String.valueOf(1 - 0.7 * random.nextDouble()));
    settings.put("table-bytes", String.valueOf(1 + random.nextInt(1000)));
    if (random.nextBoolean()) {
      settings.put("base-level-entries", String.valueOf(1 + random.nextInt(400)));
    }
    return create(new LeveledProvider(), settings);
  }

  private static CompactionStrategy tiered(Random random, int tiers) throws IOException {
    String bytes = String.valueOf(1 + random.nextInt(500));
    return create(
        new TieredProvider(), Map.of("tiers", String.valueOf(tiers), "table-bytes", bytes));
  }

  private static CompactionStrategy create(
      CompactionProvider provider, Map<String, String> settings) throws IOException {
    return provider.create(MapSettings.of(settings));
  }
}
