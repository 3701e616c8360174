package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.model.DeflateCompression;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The figures move as what they count does. */
final class StatsTest {

  private final TestStore disk = new TestStore();
  private final StoreOptions options =
      TestStore.small()
          .memTableBytes(1 << 20)
          .setting(Role.COMPACTION, "l0-tables", "100")
          .setting(Role.COMPACTION, "base-level-bytes", "100000000")
          .build();

  private static void put(LsmStore store, int count, String value) {
    for (int i = 0; i < count; i++) {
      store.put(bytes("key %03d".formatted(i)), bytes(value));
    }
  }

  @Test
  void memTableAndLogCountWhatIsWrittenAndFlushed() {
    try (LsmStore store = disk.open(options)) {
      put(store, 10, "v");
      store.write(new WriteBatch().put(bytes("a"), bytes("1")).delete(bytes("b")), Durability.OS);
      StoreStats written = store.stats();
      assertThat(written.state()).isEqualTo(StoreStats.State.HEALTHY);
      assertThat(written.lastSequence()).isEqualTo(12);
      assertThat(written.memTables().activeEntries()).isEqualTo(12);
      assertThat(written.memTables().activeBytes()).isPositive();
      assertThat(written.memTables().immutableMax())
          .isEqualTo(StoreOptions.defaults().immutableMemTables());
      assertThat(written.wal().batches()).isEqualTo(11);
      assertThat(written.wal().groups()).isEqualTo(11);
      assertThat(written.wal().forces()).isEqualTo(10);
      assertThat(written.wal().appendedBytes()).isGreaterThan(10 * 8);
      assertThat(written.flushes().count()).isZero();

      store.flush();
      StoreStats flushed = store.stats();
      assertThat(flushed.memTables().activeEntries()).isZero();
      assertThat(flushed.memTables().rotations()).isEqualTo(1);
      assertThat(flushed.flushes().count()).isEqualTo(1);
      assertThat(flushed.flushes().entries()).isEqualTo(12);
      assertThat(flushed.levels().getFirst().entries()).isEqualTo(12);
      assertThat(flushed.levels().getFirst().tombstones()).isEqualTo(1);
      assertThat(flushed.levels().getFirst().tables()).isEqualTo(1);
      assertThat(flushed.levels().getFirst().bytes())
          .isEqualTo(flushed.flushes().bytes())
          .isEqualTo(bytesOfTables());
      assertThat(flushed.writeAmplification()).isEqualTo(1);
    }
  }

  private long bytesOfTables() {
    return disk.files("sstables/").stream().mapToLong(file -> disk.read(file).length).sum();
  }

  @Test
  void filtersCountChecksNegativesAndFalsePositivesAsPromised() {
    StoreOptions onePercent =
        options.toBuilder().setting(Role.FILTER, "false-positive-rate", "0.05").build();
    try (LsmStore store = disk.open(onePercent)) {
      for (int i = 0; i < 20_000; i++) {
        store.write(new WriteBatch().put(bytes("key " + i), bytes("v")), Durability.NONE);
      }
      store.flush();
      for (int i = 0; i < 10_000; i++) {
        assertThat(store.contains(bytes("key " + i))).isTrue();
      }
      StoreStats.Filters present = store.stats().filters();
      assertThat(present.checks()).isEqualTo(10_000);
      assertThat(present.negatives()).isZero();
      assertThat(present.falsePositives()).isZero();
      for (int i = 0; i < 20_000; i++) {
        assertThat(store.contains(bytes("key " + i + "x"))).isFalse();
      }
      StoreStats.Filters absent = store.stats().filters();
      assertThat(absent.checks() - absent.negatives() - absent.falsePositives()).isEqualTo(10_000);
      long asked = absent.checks() - 10_000;
      assertThat((double) absent.falsePositives() / asked)
          .isCloseTo(0.05, Percentage.withPercentage(20));
    }
  }

  @Test
  void theBlockCacheCountsHitsAndMissesOfCompressedBlocks() {
    StoreOptions compressed =
        options.toBuilder()
            .compressedFromLevel(0)
            .blockCacheBytes(1 << 20)
            .provider(Role.COMPRESSION, DeflateCompression.ID)
            .build();
    try (LsmStore store =
        disk.builder().options(compressed).with(new DeflateCompression()).open()) {
      put(store, 200, "v".repeat(100));
      store.flush();
      assertThat(store.get(bytes("key 100"))).isPresent();
      StoreStats.BlockCacheStats first = store.stats().blockCache();
      assertThat(first.misses()).isEqualTo(1);
      assertThat(first.hits()).isZero();
      assertThat(first.bytes()).isPositive();
      assertThat(first.bytesMax()).isEqualTo(1 << 20);
      assertThat(store.get(bytes("key 100"))).isPresent();
      assertThat(store.stats().blockCache().hits()).isEqualTo(1);
      long kept = store.stats().blockCache().bytes();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(200);
      assertThat(store.stats().blockCache().bytes()).as("a scan keeps nothing").isEqualTo(kept);
    }
  }

  @Test
  void compactionsCountBytesInAndOutAndWhatTheyDropped() {
    try (LsmStore store = disk.open(options)) {
      put(store, 100, "old");
      store.flush();
      put(store, 100, "new");
      store.flush();
      long flushed = store.stats().flushes().bytes();
      store.compact();
      StoreStats stats = store.stats();
      assertThat(stats.compactions().count()).isEqualTo(1);
      assertThat(stats.compactions().bytesIn()).isEqualTo(flushed);
      assertThat(stats.compactions().bytesOut()).isEqualTo(stats.levels().get(1).bytes());
      assertThat(stats.compactions().entriesDropped()).isEqualTo(100);
      assertThat(stats.compactions().running()).isZero();
      assertThat(stats.compactions().last()).isEmpty();
      assertThat(stats.levels().getFirst().tables()).isZero();
      assertThat(stats.levels().get(1).entries()).isEqualTo(100);
      double amplification = 1 + (double) stats.compactions().bytesOut() / flushed;
      assertThat(stats.writeAmplification()).isCloseTo(amplification, within(1e-9));
    }
  }

  @Test
  void recoveryCountsWhatItReplayedAndTheStateFollowsTheStore() {
    try (LsmStore store = disk.open(options)) {
      put(store, 30, "v");
      TestStore killed = disk.killed();
      LsmStore recovered = killed.open(options);
      StoreStats stats = recovered.stats();
      assertThat(stats.recovery().operations()).isEqualTo(30);
      assertThat(stats.recovery().records()).isEqualTo(30);
      assertThat(stats.recovery().segments()).isPositive();
      assertThat(stats.recovery().bytesDropped()).isZero();
      assertThat(stats.lastSequence()).isEqualTo(30);
      try (LsmStore reader = killed.builder().options(options).readOnly().open()) {
        assertThat(reader.stats().state()).isEqualTo(StoreStats.State.READ_ONLY);
        assertThat(reader.stats().lastSequence()).isEqualTo(30);
        assertThat(reader.stats().tablesKnown()).isEqualTo(stats.tablesKnown());
      }
      recovered.close();
      assertThat(recovered.stats().state()).isEqualTo(StoreStats.State.CLOSED);
    }
  }
}
