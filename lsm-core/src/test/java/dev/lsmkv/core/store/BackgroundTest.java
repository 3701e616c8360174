package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What goes on in the background hinders nobody. */
final class BackgroundTest {

  private final TestStore disk = new TestStore();

  private static StoreOptions compressedFrom(int level) {
    return TestStore.small()
        .compressedFromLevel(level)
        .provider(Role.COMPRESSION, BlockingCompression.ID)
        .build();
  }

  @Test
  void readsAndWritesGoOnWhileACompactionStandsInTheMiddle() throws InterruptedException {
    BlockingCompression gate = new BlockingCompression();
    try (LsmStore store = disk.builder().options(compressedFrom(1)).with(gate).open()) {
      for (int i = 0; i < 100; i++) {
        store.put(bytes("k" + i), bytes("old"));
      }
      store.flush();
      gate.block();
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Thread compaction =
          Thread.ofPlatform()
              .uncaughtExceptionHandler((_, e) -> failure.set(e))
              .start(store::compact);
      gate.awaitBlocked();
      for (int i = 0; i < 100; i++) {
        assertThat(store.get(bytes("k" + i))).hasValue(bytes("old"));
        store.put(bytes("k" + i), bytes("new"));
      }
      store.flush();
      assertThat(store.stats().compactions().running()).isEqualTo(1);
      assertThat(entries(store.scan(KeyRange.all())))
          .hasSize(100)
          .allMatch(entry -> entry.endsWith("=new"));
      gate.release();
      compaction.join();
      assertThat(failure.get()).isNull();
      assertThat(entries(store.scan(KeyRange.all())))
          .hasSize(100)
          .allMatch(entry -> entry.endsWith("=new"));
    }
  }

  @Test
  void readersSeeAMemTableUntilItsTableIsLive() throws InterruptedException {
    BlockingCompression gate = new BlockingCompression();
    try (LsmStore store = disk.builder().options(compressedFrom(0)).with(gate).open()) {
      store.put(bytes("k"), bytes("v"));
      gate.block();
      Thread flush = Thread.ofPlatform().start(store::flush);
      gate.awaitBlocked();
      assertThat(store.stats().memTables().immutable()).isEqualTo(1);
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
      assertThat(entries(store.scanReverse(KeyRange.all()))).containsExactly("k=v");
      gate.release();
      flush.join();
      assertThat(store.stats().memTables().immutable()).isZero();
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
    }
  }

  @Test
  void compactionCascadesUntilEveryLevelIsWithinItsLimitsAndNothingIsLeftBehind()
      throws InterruptedException {
    StoreOptions options = TestStore.small().setting(Role.COMPACTION, "level-ratio", "3").build();
    try (LsmStore store = disk.open(options)) {
      for (int i = 0; i < 6_000; i++) {
        store.put(bytes("key" + (i * 7919) % 6_000), bytes("value of some length " + i));
      }
      store.flush();
      StoreStats stats = settled(store);
      assertThat(stats.levels().size()).isGreaterThan(2);
      for (StoreStats.LevelStats level : stats.levels()) {
        assertThat(level.bytes())
            .as("level " + level.level())
            .isLessThanOrEqualTo(level.byteLimit());
        assertThat(level.tables()).isLessThanOrEqualTo(level.tableLimit());
        assertThat(level.runs()).isLessThanOrEqualTo(level.level() == 0 ? Integer.MAX_VALUE : 1);
      }
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(6_000);
    }
    assertThat(disk.files("table.json")).hasSize((int) tables());
  }

  private long tables() {
    try (LsmStore store = disk.builder().options(TestStore.small().build()).readOnly().open()) {
      return store.stats().tablesKnown();
    }
  }

  private static StoreStats settled(LsmStore store) throws InterruptedException {
    StoreStats stats = store.stats();
    while (stats.compactions().running() > 0
        || stats.levels().stream()
            .anyMatch(level ->
                level.bytes() > level.byteLimit() || level.tables() > level.tableLimit())) {
      Thread.sleep(5);
      stats = store.stats();
    }
    return stats;
  }

  @Test
  void compactDropsOldVersionsAndTombstonesThatNobodyNeeds() {
    try (LsmStore store = disk.open()) {
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 50; i++) {
          store.put(bytes("k" + i), bytes("round " + round));
        }
      }
      for (int i = 0; i < 25; i++) {
        store.delete(bytes("k" + i));
      }
      store.compact();
      long entries =
          store.stats().levels().stream().mapToLong(StoreStats.LevelStats::entries).sum();
      assertThat(entries).isEqualTo(25);
      assertThat(store.stats().levels().stream().mapToLong(StoreStats.LevelStats::tombstones).sum())
          .isZero();
    }
  }

  @Test
  void compactMergesTheRunsOfALastLevel() {
    StoreOptions options =
        StoreOptions.builder().memTableBytes(8 << 10).provider(Role.COMPACTION, "tiered").build();
    try (LsmStore store = disk.open(options)) {
      for (int round = 0; round < 40; round++) {
        for (int i = 0; i < 100; i++) {
          store.put(bytes("k" + i), bytes("round " + round));
        }
        store.flush();
      }
      store.compact();
      StoreStats.LevelStats last = store.stats().levels().getLast();
      assertThat(last.runs()).isEqualTo(1);
      assertThat(last.entries()).isEqualTo(100);
      store.compact();
      assertThat(entries(store.scan(KeyRange.all())))
          .hasSize(100)
          .allMatch(entry -> entry.endsWith("=round 39"));
    }
  }

  @Test
  void whatASnapshotNeedsIsKeptAndDroppedOnceItIsClosed() {
    try (LsmStore store = disk.open()) {
      store.put(bytes("a"), bytes("1"));
      store.put(bytes("b"), bytes("1"));
      try (var first = store.snapshot()) {
        store.put(bytes("a"), bytes("2"));
        store.delete(bytes("b"));
        try (var second = store.snapshot()) {
          store.put(bytes("a"), bytes("3"));
          store.compact();
          assertThat(entries(first.scan(KeyRange.all()))).containsExactly("a=1", "b=1");
          assertThat(entries(second.scanReverse(KeyRange.all()))).containsExactly("a=2");
          assertThat(second.get(bytes("a"))).hasValue(bytes("2"));
          assertThat(first.get(bytes("b"))).hasValue(bytes("1"));
          assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=3");
        }
      }
      store.compact();
      assertThat(store.stats().levels().stream().mapToLong(StoreStats.LevelStats::entries).sum())
          .isEqualTo(1);
    }
  }
}
