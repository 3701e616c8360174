package dev.lsmkv.cli.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.StoreStats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Statistics in which every figure differs from every other, so that no two can be mixed up
 * unnoticed.
 */
final class SampleStats {

  private SampleStats() {}

  /** Such figures of a store in some state. */
  static StoreStats of(StoreStats.State state) {
    return new StoreStats(
        state,
        1234567,
        new StoreStats.MemTables(1 << 20, 8100, 2, 3 << 20, 4, 5),
        new StoreStats.Wal(6, 7 << 20, 80, 90, 11),
        List.of(
            new StoreStats.LevelStats(
                0, 3, 3, 12 << 20, 30000, 17, 4, Long.MAX_VALUE, Long.MAX_VALUE, 0.85),
            new StoreStats.LevelStats(
                1, 1, 5, 200 << 20, 500000, 0, Long.MAX_VALUE, 256 << 20, 400000, 0.85),
            new StoreStats.LevelStats(
                2, 0, 0, 0, 0, 0, Long.MAX_VALUE, 2560L << 20, Long.MAX_VALUE, 0.85)),
        8,
        6,
        0,
        new StoreStats.Filters(1000, 900, 10),
        new StoreStats.BlockCacheStats(21 << 20, 256 << 20, 75, 25),
        new StoreStats.Flushes(19, 20, 22 << 10),
        new StoreStats.Compactions(13, 14, 1, 100 << 20, 90 << 20, 1500, Optional.empty()),
        new StoreStats.Stalls(16, Duration.ofMillis(1700), 18, Duration.ofMillis(190)),
        new StoreStats.Recovery(
            2, 31, 3200, 330, List.of("lost/000031.log.tail"), 33, 3, Duration.ofMillis(47)),
        List.of(
            new Damage(
                Path.of("sstables/sstable_000051/data.rows"),
                5353,
                OptionalInt.of(1),
                Optional.of(KeyRange.between("a55".getBytes(UTF_8), "a59".getBytes(UTF_8))),
                "checksum 1",
                "2")));
  }
}
