package dev.lsmkv.core.store;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.core.table.TableCounters;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of the tables.
 *
 * @param levels level by level
 * @param known all tables
 * @param damaged those set aside
 */
record TableStats(List<StoreStats.LevelStats> levels, long known, long damaged) {

  static TableStats of(LevelTables tables, List<LevelLimit> limits) {
    List<StoreStats.LevelStats> levels = new ArrayList<>();
    for (int level = 0; level < tables.levels().size(); level++) {
      levels.add(level(level, tables.runs(level), limits.get(level)));
    }
    List<TableHandle> all = tables.tables();
    long damaged = all.stream().filter(table -> table.state() == TableState.DAMAGED).count();
    return new TableStats(levels, all.size(), damaged);
  }

  private static StoreStats.LevelStats level(
      int number, List<List<TableHandle>> runs, LevelLimit limit) {
    long tables = 0;
    long bytes = 0;
    long entries = 0;
    long tombstones = 0;
    for (List<TableHandle> run : runs) {
      for (TableHandle table : run) {
        tables++;
        bytes += table.record().bytes();
        entries += table.record().entries();
        tombstones += table.record().tombstones();
      }
    }
    return new StoreStats.LevelStats(
        number,
        runs.size(),
        tables,
        bytes,
        entries,
        tombstones,
        limit.tables(),
        limit.bytes(),
        limit.entries(),
        limit.softRatio());
  }

  /** The damage that was met, level by level. */
  static List<Damage> damage(LevelTables tables) {
    List<Damage> damage = new ArrayList<>();
    for (int level = 0; level < tables.levels().size(); level++) {
      for (List<TableHandle> run : tables.runs(level)) {
        for (TableHandle table : run) {
          damage.addAll(table.damage(level));
        }
      }
    }
    return damage;
  }

  static StoreStats.Filters filters(TableCounters counters) {
    return new StoreStats.Filters(
        counters.filterChecks.sum(),
        counters.filterNegatives.sum(),
        counters.filterFalsePositives.sum());
  }

  static StoreStats.BlockCacheStats cache(StoreSetting setting) {
    return new StoreStats.BlockCacheStats(
        setting.cache().bytes(),
        setting.options().blockCacheBytes(),
        setting.cache().hits(),
        setting.cache().misses());
  }
}
