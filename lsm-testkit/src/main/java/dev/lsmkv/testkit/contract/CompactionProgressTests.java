package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.testkit.compaction.SimLoad;
import dev.lsmkv.testkit.compaction.SimLoad.Damage;
import dev.lsmkv.testkit.compaction.SimStore;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tests of what a strategy achieves: it comes to an end, and does not fall behind. */
interface CompactionProgressTests extends CompactionFixture {

  @Test
  default void settledStoreIsWithinItsLimits() throws IOException {
    SimStore store = new SimStore();
    CompactionStrategy strategy = strategy();
    Random random = new Random(5);
    for (int flush = 0; flush < 200; flush++) {
      store.flush(CompactionFixture.puts(store, () -> random.nextInt(10_000)));
      store.settle(strategy);
      assertEquals(new Idle(), strategy.plan(store.levels()));
      List<LevelLimit> limits = strategy.limits(store.levels());
      store.levels().levels().forEach(level -> assertWithin(limits.get(level.number()), level));
    }
  }

  private static void assertWithin(LevelLimit limit, Level level) {
    assertTrue(level.tables().size() <= limit.tables(), () -> "tables, against " + limit);
    assertTrue(level.sum(TableInfo::bytes) <= limit.bytes(), () -> "bytes, against " + limit);
    assertTrue(level.sum(TableInfo::entries) <= limit.entries(), () -> "entries, against " + limit);
  }

  @Test
  default void nobodyWaitsForCompactionsThatWillNotCome() throws IOException {
    for (Random random : CompactionFixture.randoms()) {
      SimStore store = new SimStore();
      CompactionStrategy strategy = strategy();
      SimLoad load = new SimLoad(store, random);
      for (Damage damage : Damage.values()) {
        load.run(strategy, STEPS, damage);
        store.settle(strategy);
        assertTrue(strategy.pressure(store.levels()) < 1, "writers wait, and nothing is planned");
      }
    }
  }

  @Test
  default void writersAreNotStoppedWhileCompactionsComeInTime() throws IOException {
    SimStore store = new SimStore();
    CompactionStrategy strategy = strategy();
    Random random = new Random(7);
    for (int step = 0; step < 1_000; step++) {
      if (step % 3 == 0) {
        store.flush(CompactionFixture.puts(store, () -> random.nextInt(5_000)));
      }
      if (store.jobs() < 2) {
        store.begin(strategy.plan(store.levels()));
      }
      if (store.jobs() > 0 && step % 2 == 0) {
        store.end(0);
      }
      assertTrue(strategy.pressure(store.levels()) < 1, "writers wait");
    }
  }

  @Test
  default void overwrittenEntriesGoAway() throws IOException {
    int keys = 2_000;
    SimStore store = new SimStore();
    CompactionFixture.overwrite(store, strategy(), keys, 40);
    long held = CompactionFixture.entries(store);
    assertTrue(held < 10L * keys, () -> held + " entries for " + keys + " keys");
    store.checkReads();
  }

  @Test
  default void tombstonesGoAwayWithWhatTheyDelete() throws IOException {
    SimStore store = new SimStore();
    CompactionStrategy strategy = strategy();
    int flushes = 400;
    for (int flush = 0; flush < flushes; flush++) {
      NavigableMap<Integer, Long> memTable = new TreeMap<>();
      for (int i = 0; i < FLUSH_ENTRIES / 2; i++) {
        int key = flush * FLUSH_ENTRIES / 2 + i;
        memTable.put(key + 1_000, store.nextVersion());
        memTable.put(key, -store.nextVersion());
      }
      store.flush(memTable);
      store.settle(strategy);
    }
    store.checkReads();
    long held = CompactionFixture.entries(store);
    assertTrue(held < flushes * FLUSH_ENTRIES / 4, () -> held + " entries, 1000 of them live");
  }
}
