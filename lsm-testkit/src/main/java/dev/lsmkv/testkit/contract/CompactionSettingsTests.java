package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.testkit.compaction.SimLoad;
import dev.lsmkv.testkit.compaction.SimLoad.Damage;
import dev.lsmkv.testkit.compaction.SimStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tests of what a strategy is told and of what it tells about itself. */
interface CompactionSettingsTests extends CompactionFixture {

  @Test
  default void idIsOneThatTheEngineTakes() {
    String id = provider().id();
    assertTrue(id.matches("[a-z][a-z0-9-]{0,62}(\\.[a-z][a-z0-9-]{0,62})?"), id);
    assertEquals(id, provider().id());
  }

  @Test
  default void settingsAreReadWhenTheStrategyIsMadeAndNoLater() throws IOException {
    SettingsOfAStrategy settings = new SettingsOfAStrategy(settings());
    CompactionStrategy strategy = provider().create(settings);
    settings.close();
    assertTrue(settings.read().containsAll(settings().keySet()), "read: " + settings.read());
    SimStore store = new SimStore();
    new SimLoad(store, new Random(3)).run(strategy, STEPS, Damage.SOME);
    store.settle(strategy);
  }

  @Test
  default void everyValueAllowedIsTakenOrRefusedAndEveryOtherRefused() throws IOException {
    SettingsOfAStrategy asked = new SettingsOfAStrategy(settings());
    provider().create(asked);
    for (Map.Entry<String, List<String>> setting : asked.ends().entrySet()) {
      for (String value : setting.getValue()) {
        assertRunsOrRefuses(with(setting.getKey(), value));
      }
    }
    for (Map.Entry<String, List<String>> setting : asked.beyond().entrySet()) {
      for (String value : setting.getValue()) {
        assertThrows(
            IllegalArgumentException.class,
            () -> provider().create(new SettingsOfAStrategy(with(setting.getKey(), value))),
            () -> setting.getKey() + " " + value);
      }
    }
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put(name, value);
    return settings;
  }

  private void assertRunsOrRefuses(Map<String, String> settings) throws IOException {
    CompactionStrategy strategy;
    try {
      strategy = provider().create(new SettingsOfAStrategy(settings));
    } catch (IllegalArgumentException _) {
      return; // it does not go with the others
    }
    SimStore store = new SimStore();
    new SimLoad(store, new Random(4)).run(strategy, 80, Damage.NONE);
    store.settle(strategy);
    assertLimits(strategy, store.levels());
  }

  @Test
  default void limitsAreThereForEveryLevel() throws IOException {
    CompactionStrategy strategy = strategy();
    assertLimits(strategy, new Levels(List.of()));
    SimStore store = new SimStore();
    SimLoad load = new SimLoad(store, new Random(5));
    for (int levels = 1; levels < 9; levels++) {
      load.run(new WanderingStrategy(new Random(levels), levels), 50, Damage.NONE);
      assertLimits(strategy, store.levels());
    }
  }

  private static void assertLimits(CompactionStrategy strategy, Levels levels) {
    List<LevelLimit> limits = strategy.limits(levels);
    assertTrue(limits.size() >= levels.levels().size(), () -> "levels: " + limits.size());
    for (int level = 0; level < limits.size(); level++) {
      LevelLimit limit = limits.get(level);
      assertEquals(level, limit.level());
      assertTrue(limit.softRatio() > 0 && limit.softRatio() <= 1, limit::toString);
      assertTrue(limit.tables() > 0 && limit.bytes() > 0 && limit.entries() > 0, limit::toString);
    }
  }

  @Test
  default void pressureGrowsWithWhatWaitsUntilItStopsWriters() throws IOException {
    CompactionStrategy strategy = strategy();
    SimStore store = new SimStore();
    assertEquals(0, strategy.pressure(store.levels()));
    Random random = new Random(6);
    double before = 0;
    for (int flush = 0; flush < 500 && before < 1; flush++) {
      store.flush(CompactionFixture.puts(store, () -> random.nextInt(10_000)));
      double pressure = strategy.pressure(store.levels());
      assertTrue(Double.isFinite(pressure) && pressure >= before, "pressure " + pressure);
      double whileRead = strategy.pressureWhileRead(store.levels());
      assertTrue(whileRead >= pressure, "readers hurry writers on");
      assertTrue(whileRead < 1 || pressure >= 1, "readers stop writers");
      before = pressure;
    }
    assertTrue(before >= 1, "nobody stops writers");
  }
}
