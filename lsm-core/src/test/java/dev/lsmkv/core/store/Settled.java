package dev.lsmkv.core.store;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.StoreStats.LevelStats;

/** A store whose compactions have caught up: no level is at its soft limit. */
final class Settled {

  private Settled() {}

  static StoreStats await(LsmStore store) throws InterruptedException {
    StoreStats stats = store.stats();
    while (stats.compactions().running() > 0
        || stats.levels().stream().anyMatch(level -> !isBelowSoftLimits(level))) {
      Thread.sleep(2);
      stats = store.stats();
    }
    return stats;
  }

  static boolean isBelowSoftLimits(LevelStats level) {
    return isBelow(level.tables(), level.tableLimit(), level.softRatio())
        && isBelow(level.bytes(), level.byteLimit(), level.softRatio())
        && isBelow(level.entries(), level.entryLimit(), level.softRatio());
  }

  private static boolean isBelow(long value, long limit, double softRatio) {
    return limit == Long.MAX_VALUE || value < limit * softRatio;
  }
}
