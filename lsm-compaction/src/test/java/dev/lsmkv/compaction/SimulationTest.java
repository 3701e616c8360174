package dev.lsmkv.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Strategies against stores that are written at random: no plan is ever wrong, every read stays
 * right, and it all ends with each level within its limits. The seed is printed.
 */
class SimulationTest {

  /** More of them with {@code -Dsimulation.seeds=…}. */
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 12);

  private static final int STEPS = 300;
  private static final int KEYS = 1500;
  private static final int PLANS_MAX = 100_000;

  static List<Long> seeds() {
    long first = Long.getLong("simulation.seed", new Random().nextLong(1_000_000));
    System.out.println("-Dsimulation.seed=" + first);
    return new Random(first).longs(SEEDS, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leveledEndsWithinItsLimits(long seed) throws IOException {
    Random random = new Random(seed);
    SimStore store = new SimStore();
    CompactionStrategy strategy = leveled(random);
    live(store, strategy, random, Damage.NONE);
    toIdle(store, strategy);
    store.checkReads();
    assertWithinLimits(store, strategy);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leveledWorksAroundDamage(long seed) throws IOException {
    Random random = new Random(seed);
    SimStore store = new SimStore();
    CompactionStrategy strategy = leveled(random);
    live(store, strategy, random, Damage.SOME);
    toIdle(store, strategy);
    store.checkReads();
    assertWithinLimits(store, strategy);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void tieredEndsWithFewRuns(long seed) throws IOException {
    Random random = new Random(seed);
    SimStore store = new SimStore();
    CompactionStrategy strategy = tiered(random, 3);
    live(store, strategy, random, Damage.NONE);
    toIdle(store, strategy);
    store.checkReads();
    assertThat(store.levels().levels()).allMatch(level -> level.runs().size() < 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStoreChangesHandsBetweenStrategies(long seed) throws IOException {
    Random random = new Random(seed);
    SimStore store = new SimStore();
    CompactionStrategy leveled = leveled(random);
    live(store, tiered(random, 4), random, Damage.NONE);
    live(store, leveled, random, Damage.NONE);
    live(store, tiered(random, 2), random, Damage.SOME);
    live(store, leveled, random, Damage.NONE);
    toIdle(store, leveled);
    store.checkReads();
  }

  @Test
  void leveledJoinsTheRunsOfATieredStore() throws IOException {
    Random random = new Random(5);
    SimStore store = new SimStore();
    CompactionStrategy tiered = tiered(random, 4);
    while (store.levels().level(2).runs().size() < 3) {
      store.flush(Shape.UNIFORM.memTable(store, random, 0));
      toIdle(store, tiered);
    }
    CompactionStrategy leveled = leveled(random);
    toIdle(store, leveled);
    store.checkReads();
    assertWithinLimits(store, leveled);
  }

  private enum Damage {
    NONE,
    SOME
  }

  /** Flushes, begins and ends compactions in any order, up to three at a time. */
  private static void live(
      SimStore store, CompactionStrategy strategy, Random random, Damage damage) {
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    for (int step = 0; step < STEPS; step++) {
      int dice = random.nextInt(10);
      if (dice < 3) {
        store.flush(shape.memTable(store, random, step));
      } else if (dice < 7 && store.jobs().size() < 3) {
        CompactionPlan plan = strategy.plan(store.levels());
        if (!(plan instanceof Idle)) {
          store.begin(plan);
        }
      } else if (!store.jobs().isEmpty()) {
        store.end(store.jobs().get(random.nextInt(store.jobs().size())));
      } else if (damage == Damage.SOME && random.nextInt(10) == 0) {
        damage(store, random);
      }
    }
    store.jobs().forEach(store::end);
    store.checkReads();
  }

  private static void damage(SimStore store, Random random) {
    List<SimTable> tables = store.tables();
    if (!tables.isEmpty()) {
      store.mark(tables.get(random.nextInt(tables.size())).number(), TableState.DAMAGED);
    }
  }

  /** What a memtable holds. */
  private enum Shape {
    UNIFORM,
    CLUSTERED,
    ASCENDING,
    NARROW_AND_WIDE;

    NavigableMap<Integer, Long> memTable(SimStore store, Random random, int step) {
      NavigableMap<Integer, Long> memTable = new TreeMap<>();
      int count = 1 + random.nextInt(40);
      int start = random.nextInt(KEYS);
      for (int i = 0; i < count; i++) {
        int key =
            switch (this) {
              case UNIFORM -> random.nextInt(KEYS);
              case CLUSTERED -> start + random.nextInt(50);
              case ASCENDING -> step * 40 + i;
              case NARROW_AND_WIDE ->
                  step % 5 == 0 ? random.nextInt(KEYS) : start + random.nextInt(20);
            };
        long version = store.nextVersion();
        memTable.put(key, random.nextInt(4) == 0 ? -version : version);
      }
      return memTable;
    }
  }

  private static void toIdle(SimStore store, CompactionStrategy strategy) {
    for (int i = 0; i < PLANS_MAX; i++) {
      CompactionPlan plan = strategy.plan(store.levels());
      if (plan instanceof Idle) {
        return;
      }
      store.end(store.begin(plan));
    }
    throw new AssertionError("does not end: " + strategy.plan(store.levels()));
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
    return provider.create(new MapSettings(settings));
  }
}
