package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.LongRange;

/**
 * How much to slow writers for what waits to be compacted.
 *
 * <p>Tables on level 0 cost every read: pressure rises in a straight line from 0 at {@code
 * startTables} to the soft ratio at {@code slowTables}, where writers begin to be delayed, and from
 * there to 1 at {@code stopTables}, where they wait.
 *
 * <p>While the store is read, writers are delayed from {@code startTables} on, and at {@code
 * readTables} as much as nine tenths up the slope: so many tables are about as many as there will
 * be. They never wait for the sake of readers. Where nobody reads, more tables on level 0 cost
 * nobody anything, and are merged in one go with less writing.
 *
 * <p>Levels that are too full cost only space and later work, so there may be a lot of that:
 * pressure is the excess as a part of {@code debtMax}. That is never less than 64 times the base of
 * level 1, nor than twice what a level 0 at its stop brings down at once, so that no single merge
 * can stop writers.
 *
 * @param startTables the number of level-0 tables that makes it compact
 * @param slowTables setting {@code l0-slow-tables}
 * @param stopTables setting {@code l0-stop-tables}
 * @param readTables setting {@code l0-read-tables}; {@link Long#MAX_VALUE} if readers slow nobody
 * @param softRatio the pressure at which the engine begins to delay writers
 * @param debtMax the excess bytes at which writers wait
 */
record Backpressure(
    long startTables,
    long slowTables,
    long stopTables,
    long readTables,
    double softRatio,
    long debtMax) {

  static final long SLOW_TABLES = 20;
  static final long STOP_TABLES = 36;

  private static final long DEBT_BASES = 64;

  /** How far up the slope readers may send writers. */
  private static final double READ_SLOPE = 0.9;

  /** Where the engine's slope begins at the latest. */
  private static final double READ_SOFT_MAX = 0.99;

  /**
   * Reads the settings. Unless set, {@code l0-slow-tables} is {@value #SLOW_TABLES} or twice the
   * trigger if that is more, and {@code l0-stop-tables} is {@value #STOP_TABLES} or nine fifths of
   * the slow count if that is more. If set, they may not be less than the trigger and the slow
   * count.
   */
  static Backpressure read(Settings settings, long start, double softRatio) {
    long slow = settings.integer("l0-slow-tables", slowUnlessSet(start), atLeast(start));
    long stop = settings.integer("l0-stop-tables", stopUnlessSet(slow), atLeast(slow));
    return new Backpressure(start, slow, stop, Long.MAX_VALUE, softRatio, Long.MAX_VALUE);
  }

  /** The same for the sake of readers too: {@code l0-read-tables}. */
  Backpressure withReaders(Settings settings) {
    long unlessSet = Saturating.product(startTables, 3) / 2;
    long read =
        settings.integer("l0-read-tables", Math.max(startTables, unlessSet), atLeast(startTables));
    return new Backpressure(startTables, slowTables, stopTables, read, softRatio, debtMax);
  }

  /** The same with a limit to what levels may hold too much. */
  Backpressure withDebt(LevelSizes levels, TableSizes tables) {
    long atOnce = Saturating.product(Saturating.product(stopTables, 2), tables.bytes());
    long most = Math.max(Saturating.product(levels.baseBytes(), DEBT_BASES), atOnce);
    return new Backpressure(startTables, slowTables, stopTables, readTables, softRatio, most);
  }

  private static long slowUnlessSet(long start) {
    return Math.max(SLOW_TABLES, Saturating.product(start, 2));
  }

  private static long stopUnlessSet(long slow) {
    return Math.max(STOP_TABLES, Math.max(slow, Saturating.product(slow, 9) / 5));
  }

  private static LongRange atLeast(long least) {
    return new LongRange(least, Long.MAX_VALUE);
  }

  /** The pressure of tables on level 0. */
  double ofTables(long tables) {
    if (tables >= stopTables) {
      return (double) tables / stopTables;
    }
    if (tables >= slowTables) {
      double part = (double) (tables - slowTables) / (stopTables - slowTables);
      return Math.min(softRatio + (1 - softRatio) * part, Math.nextDown(1.0));
    }
    if (tables > startTables) {
      return softRatio * (tables - startTables) / (slowTables - startTables);
    }
    return 0;
  }

  /** The pressure of tables on level 0 while the store is read. */
  double ofTablesWhileRead(long tables) {
    if (tables <= startTables || readTables == Long.MAX_VALUE) {
      return ofTables(tables);
    }
    double part = (double) (tables - startTables) / Math.max(1, readTables - startTables);
    double soft = Math.min(softRatio, READ_SOFT_MAX);
    return Math.max(ofTables(tables), soft + (1 - soft) * READ_SLOPE * Math.min(1, part));
  }

  /** The pressure of bytes that are too many on deeper levels. */
  double ofDebt(double bytes) {
    return bytes / debtMax;
  }
}
