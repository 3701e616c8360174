package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.LongRange;

/**
 * How large tables are made: small where they are rewritten often, larger below, so that a large
 * store does not consist of a great many files.
 *
 * @param bytes setting {@code table-bytes}: the size on level 1; it doubles with each level
 * @param bytesMax setting {@code table-bytes-max}: where the doubling ends
 */
record TableSizes(long bytes, long bytesMax) {

  static final long BYTES = 64L << 20;
  static final long BYTES_MAX = 256L << 20;

  static TableSizes read(Settings settings) {
    long bytes = settings.integer("table-bytes", BYTES, new LongRange(1, Long.MAX_VALUE));
    LongRange notLess = new LongRange(bytes, Long.MAX_VALUE);
    return new TableSizes(
        bytes, settings.integer("table-bytes-max", Math.max(BYTES_MAX, bytes), notLess));
  }

  /** The size at which a table for a level ends; level 1 or deeper. */
  long at(int level) {
    long size = bytes;
    for (int n = 1; n < level && size < bytesMax; n++) {
      size = Saturating.product(size, 2);
    }
    return Math.min(size, bytesMax);
  }
}
