package dev.lsmkv.core.model;

import dev.lsmkv.api.Role;
import dev.lsmkv.testkit.model.Choice;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws options: small sizes, so that memtables rotate and tables are merged all the time, and any
 * part that is there in each role.
 */
public final class Choices {

  private Choices() {}

  /** Options drawn at random. */
  public static Choice draw(RandomGenerator random) {
    Choice choice =
        Choice.DEFAULTS
            .with("durability", oneOf(random, List.of("os", "os", "os", "os", "none", "sync")))
            .with("memTableBytes", 1 << (12 + random.nextInt(7)))
            .with("immutableMemTables", 1 + random.nextInt(4))
            .with("flushThreads", 1 + random.nextInt(2))
            .with("compactionThreads", 1 + random.nextInt(3))
            .with("blockCacheBytes", random.nextInt(3) * 40_000L)
            .with("compressedFromLevel", random.nextInt(3))
            .with(Role.MEM_TABLE.name(), oneOf(random, List.of("tree", "tree", "skiplist")))
            .with(Role.COMPRESSION.name(), oneOf(random, List.of("none", DeflateCompression.ID)));
    if (random.nextInt(3) == 0) {
      choice = choice.with("memTableEntries", 20 + random.nextInt(1_000));
    }
    return withTables(withCompaction(withLog(choice, random), random), random);
  }

  private static Choice withLog(Choice choice, RandomGenerator random) {
    return random.nextBoolean()
        ? choice.with("WAL", "channel")
        : choice.with("WAL", "mapped").with("WAL.chunk-bytes", 4096 << random.nextInt(5));
  }

  private static Choice withCompaction(Choice choice, RandomGenerator random) {
    Choice common = choice.with("COMPACTION.table-bytes", 2_000 + random.nextInt(20_000));
    if (random.nextInt(4) == 0) {
      return common.with("COMPACTION", "tiered");
    }
    return common
        .with("COMPACTION", "leveled")
        .with("COMPACTION.l0-tables", 1 + random.nextInt(4))
        .with("COMPACTION.base-level-bytes", 4_000 + random.nextInt(40_000))
        .with("COMPACTION.level-ratio", 2 + random.nextInt(9));
  }

  private static Choice withTables(Choice choice, RandomGenerator random) {
    Choice with =
        choice
            .with("TABLE_FORMAT.block-bytes", 512 << random.nextInt(5))
            .with("TABLE_FORMAT.compressed-block-bytes", 512 << random.nextInt(6))
            .with("BLOCK_INDEX.entries-per-index", random.nextInt(5));
    return random.nextInt(4) == 0
        ? with.with("FILTER", "none")
        : with.with("FILTER", "bloom").with("FILTER.bits-per-key", 2 + random.nextInt(12));
  }

  private static String oneOf(RandomGenerator random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
