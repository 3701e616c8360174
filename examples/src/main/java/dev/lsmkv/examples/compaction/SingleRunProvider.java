package dev.lsmkv.examples.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.LongRange;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;

/**
 * Provides the compaction strategy {@code example.single-run}.
 *
 * <p>Settings: {@code flushes}, after how many flushes everything is merged; {@code table-bytes},
 * the size of the tables that the run is split into.
 */
public final class SingleRunProvider implements CompactionProvider {

  private static final int FLUSHES = 4;
  private static final long TABLE_BYTES = 64 << 20;

  /** For {@link java.util.ServiceLoader}. */
  public SingleRunProvider() {}

  @Override
  public String id() {
    return "example.single-run";
  }

  @Override
  public CompactionStrategy create(Settings settings) {
    return new SingleRun(
        settings.integer("flushes", FLUSHES, new LongRange(1, 1000)),
        settings.integer("table-bytes", TABLE_BYTES, new LongRange(1, Long.MAX_VALUE)));
  }
}
