package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;

/**
 * Provides {@code leveled}, the default strategy.
 *
 * <p>Settings, whole numbers unless said otherwise:
 *
 * <ul>
 *   <li>{@code l0-tables}, 1 or more, default {@value LevelSizes#L0_TABLES}: the most tables on
 *       level 0. Fewer make reads faster and cost more writing.
 *   <li>{@code base-level-bytes}, 1 or more, default {@value LevelSizes#BASE_BYTES}: the most bytes
 *       on level 1, and on level 0.
 *   <li>{@code base-level-entries}, 1 or more, default no limit: the same in entries.
 *   <li>{@code level-ratio}, 2 or more, default {@value LevelSizes#RATIO}: how many times more each
 *       deeper level holds. A smaller one means less rewriting a level, and more levels.
 *   <li>{@code soft-limit-ratio}, a decimal number above 0 up to 1, default {@value
 *       LevelSizes#SOFT_RATIO}: the part of each limit at which compaction begins, and the pressure
 *       from which the engine delays writers.
 *   <li>{@code l0-slow-tables}, {@code l0-tables} or more, default {@value
 *       Backpressure#SLOW_TABLES} or twice {@code l0-tables} if that is more: the tables on level 0
 *       from which writers are delayed.
 *   <li>{@code l0-stop-tables}, {@code l0-slow-tables} or more, default {@value
 *       Backpressure#STOP_TABLES} or nine fifths of {@code l0-slow-tables} if that is more: the
 *       tables on level 0 at which writers wait.
 *   <li>{@code l0-read-tables}, {@code l0-tables} or more, default half as many again: about how
 *       many tables level 0 holds at most while the store is read a lot; writers are delayed from
 *       {@code l0-tables} on, but never wait for it.
 *   <li>{@code table-bytes}, 1 or more, default {@value TableSizes#BYTES}: the bytes of keys and
 *       values at which a table of level 1 ends; doubled with each level.
 *   <li>{@code table-bytes-max}, {@code table-bytes} or more, default {@value TableSizes#BYTES_MAX}
 *       or {@code table-bytes} if that is more: where the doubling ends.
 * </ul>
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
        Backpressure.read(settings, levels.l0Tables(), levels.softRatio())
            .withReaders(settings)
            .withDebt(levels, tables);
    return new LeveledStrategy(levels, tables, backpressure);
  }
}
