package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;

/**
 * Provides {@code leveled}, the default strategy.
 *
 * <p>Settings: {@code level-ratio}, {@code base-level-bytes}, {@code base-level-entries}, {@code
 * l0-tables}, {@code soft-limit-ratio}, {@code l0-slow-tables}, {@code l0-stop-tables}, {@code
 * table-bytes}, {@code table-bytes-max}.
 */
public final class LeveledProvider implements CompactionProvider {

  /** For the service loader. */
  public LeveledProvider() {}

  @Override
  public String id() {
    return "leveled";
  }

  @Override
  public CompactionStrategy create(Settings settings) {
    LevelSizes levels = LevelSizes.read(settings);
    TableSizes tables = TableSizes.read(settings);
    Backpressure backpressure =
        Backpressure.read(settings, levels.l0Tables(), levels.softRatio()).withDebt(levels, tables);
    return new LeveledStrategy(levels, tables, backpressure);
  }
}
