package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;

/**
 * Provides {@code tiered}, for stores that are written much more than read.
 *
 * <p>Settings: {@code tiers}, {@code table-bytes}, {@code table-bytes-max}, {@code l0-slow-tables},
 * {@code l0-stop-tables}.
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
