package dev.lsmkv.core.campaign;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.model.DeflateCompression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a workload on a failing disk writes, and into what store: each log with small records, and
 * with some that it writes in parts; beside one of them with blocks that are compressed, and kept
 * by no cache. In the store of large records a few of them fit a memtable, so that not each of them
 * is flushed at once.
 */
enum FaultLoad {
  MAPPED("mapped", 2_000, 0),
  CHANNEL("channel", 2_000, 0),
  MAPPED_LARGE("mapped", 300_000, 1.0 / 3),
  CHANNEL_LARGE("channel", 300_000, 1.0 / 3);

  private static final int KEYS = 12;
  private static final int BATCH_ONE_IN = 4;
  private static final int BATCH_MAX = 4;
  private static final int SMALL_MAX = 300;
  private static final int LARGE_MIN = 70_000;
  private static final int LARGE_MAX = 140_000;

  private final String log;
  private final long memTableBytes;
  private final double large;

  FaultLoad(String log, long memTableBytes, double large) {
    this.log = log;
    this.memTableBytes = memTableBytes;
    this.large = large;
  }

  /** Workloads that follow each other rotate them. */
  static FaultLoad of(long seed) {
    return values()[Math.floorMod(seed, values().length)];
  }

  /** Whether some records are larger than a log writes at once. */
  boolean hasLargeRecords() {
    return large > 0;
  }

  StoreOptions options() {
    StoreOptions.Builder options =
        StoreOptions.builder()
            .memTableBytes(memTableBytes)
            .immutableMemTables(2)
            .provider(Role.WAL, log)
            .setting(Role.COMPACTION, "l0-tables", "2")
            .setting(Role.COMPACTION, "base-level-bytes", String.valueOf(4 * memTableBytes))
            .setting(Role.COMPACTION, "table-bytes", String.valueOf(3 * memTableBytes / 2));
    if (log.equals("mapped")) {
      options.setting(Role.WAL, "chunk-bytes", "4096");
    } else {
      options.provider(Role.COMPRESSION, DeflateCompression.ID);
      options.compressedFromLevel(0).blockCacheBytes(0);
    }
    return options.build();
  }

  /** A builder that knows what the options name. */
  static LsmStore.Builder builder() {
    return LsmStore.builder(PowerCuts.DIRECTORY).with(new DeflateCompression());
  }

  /**
   * Draws a write.
   *
   * @param number its values begin with this, so that no two writes put the same
   * @return by key what is put; absent what is deleted
   */
  Map<String, Optional<String>> draw(SplittableRandom random, int number) {
    int entries = random.nextInt(BATCH_ONE_IN) == 0 ? 2 + random.nextInt(BATCH_MAX - 1) : 1;
    boolean isLarge = random.nextDouble() < large;
    int bytes = isLarge ? random.nextInt(LARGE_MIN, LARGE_MAX) : random.nextInt(SMALL_MAX);
    Map<String, Optional<String>> changes = new TreeMap<>();
    while (changes.size() < entries) {
      boolean isDeletion = !isLarge && random.nextInt(4) == 0;
      String value = number + "x".repeat(bytes / entries);
      changes.put(key(random), isDeletion ? Optional.empty() : Optional.of(value));
    }
    return changes;
  }

  private static String key(SplittableRandom random) {
    return "key" + random.nextInt(KEYS);
  }

  /** All keys that are written. */
  static List<String> keys() {
    return IntStream.range(0, KEYS).mapToObj(number -> "key" + number).toList();
  }
}
