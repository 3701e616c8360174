package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.StoreStats.LevelStats;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shape that leveled compaction gives to a store. */
@Timeout(180)
final class LeveledShapeTest {

  private final TestStore disk = new TestStore();

  private static StoreOptions.Builder options() {
    return TestStore.small().durability(Durability.OS).setting(Role.COMPACTION, "level-ratio", "3");
  }

  @Test
  void afterARandomLoadEveryLevelIsBelowItsSoftLimits() throws InterruptedException {
    try (LsmStore store = disk.open(options().build())) {
      Random random = new Random(85);
      for (int i = 0; i < 8_000; i++) {
        store.put(bytes("key " + random.nextInt(100_000)), new byte[30 + random.nextInt(60)]);
      }
      store.flush();
      StoreStats stats = Settled.await(store);
      assertThat(stats.levels().size()).isGreaterThan(3);
      assertThat(stats.levels()).allMatch(Settled::isBelowSoftLimits);
      assertThat(stats.levels()).allMatch(level -> level.softRatio() == 0.85);
      for (LevelStats level : stats.levels().subList(1, stats.levels().size())) {
        assertThat(level.runs()).as("runs of level " + level.level()).isLessThanOrEqualTo(1);
      }
      long ratio = stats.levels().get(2).byteLimit() / stats.levels().get(1).byteLimit();
      assertThat(ratio).isEqualTo(3);
      assertThat(stats.state()).isEqualTo(StoreStats.State.HEALTHY);
    }
  }

  @Test
  void levelZeroOverlapsAndDeeperLevelsHoldNoDuplicates() throws InterruptedException {
    int keys = 400;
    StoreOptions wide = options().setting(Role.COMPACTION, "l0-tables", "8").build();
    try (LsmStore store = disk.open(wide)) {
      Random random = new Random(1);
      for (int i = 0; i < 12_000; i++) {
        store.put(bytes("key " + random.nextInt(keys)), bytes("value " + i));
      }
      store.put(bytes("key 1"), bytes("last"));
      store.flush();
      StoreStats stats = Settled.await(store);
      assertThat(stats.levels().getFirst().runs())
          .as("a run for each flushed table")
          .isEqualTo((int) stats.levels().getFirst().tables());
      for (LevelStats level : stats.levels().subList(1, stats.levels().size())) {
        assertThat(level.entries()).isLessThanOrEqualTo(keys);
      }
      assertThat(stats.compactions().entriesDropped()).isPositive();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(keys).contains("key 1=last");
    }
  }

  @Test
  void aLevelIsLimitedByEntriesToo() throws InterruptedException {
    StoreOptions byEntries =
        options()
            .setting(Role.COMPACTION, "base-level-entries", "200")
            .setting(Role.COMPACTION, "base-level-bytes", "1000000000")
            .build();
    try (LsmStore store = disk.open(byEntries)) {
      for (int i = 0; i < 2_000; i++) {
        store.put(bytes("key " + (i * 7919) % 2_000), bytes("v"));
      }
      store.flush();
      StoreStats stats = Settled.await(store);
      assertThat(stats.levels().get(1).entryLimit()).isEqualTo(200);
      assertThat(stats.levels().get(1).entries()).isLessThan(170);
      assertThat(stats.levels().size()).isGreaterThan(2);
    }
  }

  @Test
  void onlyTablesThatOverlapAreWrittenAnew() throws InterruptedException {
    StoreOptions small =
        options()
            .memTableBytes(1 << 20)
            .setting(Role.COMPACTION, "l0-tables", "1")
            .setting(Role.COMPACTION, "table-bytes", "2000")
            .setting(Role.COMPACTION, "base-level-bytes", "1000000000")
            .build();
    try (LsmStore store = disk.open(small)) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 2_000; i++) {
          store.put(bytes("key %04d".formatted(i)), bytes("value " + round));
        }
        store.flush();
      }
      Settled.await(store);
      Set<Path> before = tables(store);
      assertThat(before).hasSizeGreaterThan(10);
      store.put(bytes("key 1000"), bytes("changed"));
      store.flush();
      Settled.await(store);
      Set<Path> after = tables(store);
      before.removeAll(after);
      assertThat(before).as("tables that were written anew").hasSizeBetween(1, 2);
      assertThat(store.get(bytes("key 1000"))).hasValue(bytes("changed"));
    }
  }

  /** The directories of the tables, once the reaper has removed the others. */
  private Set<Path> tables(LsmStore store) throws InterruptedException {
    Set<Path> tables = new HashSet<>();
    do {
      Thread.sleep(1);
      tables.clear();
      disk.files("sstables/sstable_").forEach(file -> tables.add(file.getParent()));
    } while (tables.size() != store.stats().tablesKnown());
    return tables;
  }

  @Test
  void tablesThatOverlapNothingAreMovedAndNotWritten() throws InterruptedException {
    try (LsmStore store = disk.open(options().build())) {
      for (int i = 0; i < 4_000; i++) {
        store.put(bytes("key %05d".formatted(i)), bytes("value of some length " + i));
      }
      store.flush();
      StoreStats stats = Settled.await(store);
      assertThat(stats.levels().size()).isGreaterThan(2);
      assertThat(stats.compactions().moves()).isPositive();
      assertThat(stats.compactions().bytesOut()).isLessThan(stats.flushes().bytes());
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(4_000);
    }
  }
}
