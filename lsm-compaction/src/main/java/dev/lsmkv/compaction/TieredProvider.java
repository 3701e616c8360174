package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;

/**
 * Provides {@code tiered}, for stores that are written much more than read.
 *
 * <p>Settings, whole numbers:
 *
 * <ul>
 *   <li>{@code tiers}, 2 or more, default {@value TieredStrategy#TIERS}: the runs that make a level
 *       compact. More mean less writing and slower reads.
 *   <li>{@code l0-slow-tables}, {@code tiers} or more, default {@value Backpressure#SLOW_TABLES} or
 *       twice {@code tiers} if that is more: the runs of any one level from which writers are
 *       delayed.
 *   <li>{@code l0-stop-tables}, {@code l0-slow-tables} or more, default {@value
 *       Backpressure#STOP_TABLES} or nine fifths of {@code l0-slow-tables} if that is more: the
 *       runs of any one level at which writers wait.
 *   <li>{@code table-bytes} and {@code table-bytes-max}: as for {@code leveled}.
 * </ul>
 */
public final class TieredProvider implements CompactionProvider {

  /** For the service loader. */
  public TieredProvider() {}

  @Override
  public String id() {
    return "tiered";
  }

  @Override
  public CompactionStrategy create(Settings settings) {
    return TieredStrategy.read(settings);
  }
}
