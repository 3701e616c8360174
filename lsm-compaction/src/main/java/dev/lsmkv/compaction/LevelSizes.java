package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.DoubleRange;
import dev.lsmkv.spi.Settings.LongRange;
import dev.lsmkv.spi.compaction.LevelLimit;

/**
 * The limits of levels: level 1 has the base, each deeper one {@code ratio} times more, up to no
 * limit at all.
 *
 * <p>Level 0 is limited by its number of tables, and by the base too: once it holds as much as
 * level 1 may, waiting for more saves little writing and costs space.
 *
 * @param baseBytes setting {@code base-level-bytes}; {@link Long#MAX_VALUE} for no limit
 * @param baseEntries setting {@code base-level-entries}; {@link Long#MAX_VALUE} for no limit
 * @param ratio setting {@code level-ratio}
 * @param l0Tables setting {@code l0-tables}
 * @param softRatio setting {@code soft-limit-ratio}: the part of each limit at which compaction
 *     begins
 */
record LevelSizes(long baseBytes, long baseEntries, long ratio, long l0Tables, double softRatio) {

  static final long BASE_BYTES = 256L << 20;
  static final long RATIO = 10;
  static final long L0_TABLES = 4;
  static final double SOFT_RATIO = 0.85;

  private static final LongRange ABOVE_ZERO = new LongRange(1, Long.MAX_VALUE);
  private static final DoubleRange PART = new DoubleRange(Double.MIN_VALUE, 1);

  static LevelSizes read(Settings settings) {
    return new LevelSizes(
        settings.integer("base-level-bytes", BASE_BYTES, ABOVE_ZERO),
        settings.integer("base-level-entries", Long.MAX_VALUE, ABOVE_ZERO),
        settings.integer("level-ratio", RATIO, new LongRange(2, Long.MAX_VALUE)),
        settings.integer("l0-tables", L0_TABLES, ABOVE_ZERO),
        settings.decimal("soft-limit-ratio", SOFT_RATIO, PART));
  }

  LevelLimit limit(int level) {
    if (level == 0) {
      return new LevelLimit(0, l0Tables, baseBytes, baseEntries, softRatio);
    }
    long bytes = grown(baseBytes, level);
    return new LevelLimit(level, Long.MAX_VALUE, bytes, grown(baseEntries, level), softRatio);
  }

  private long grown(long base, int level) {
    long size = base;
    for (int n = 1; n < level && size < Long.MAX_VALUE; n++) {
      size = Saturating.product(size, ratio);
    }
    return size;
  }
}
