package dev.lsmkv.core.store;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.recovery.LogReplay;
import dev.lsmkv.core.recovery.MemTableReplay;
import dev.lsmkv.core.recovery.Recovery;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a ROOT names, loaded by a reader: its tables, mapped, and what the log held beyond them, in
 * memory.
 *
 * @param rootNumber the number of the ROOT
 * @param version tables and memtables
 * @param sequence the newest sequence number in it
 * @param report what was replayed
 */
record FollowedState(long rootNumber, Version version, long sequence, StoreStats.Recovery report) {

  static FollowedState load(
      Root root, RootReader roots, StoreSetting setting, TableOpener opener, LevelTables known)
      throws IOException {
    LevelTables tables = reuse(Recovery.tables(roots.manifests(root), opener), known);
    try {
      return load(root, setting, tables);
    } catch (IOException | RuntimeException | Error e) {
      closeAllBut(known, tables);
      throw e;
    }
  }

  private static FollowedState load(Root root, StoreSetting setting, LevelTables tables)
      throws IOException {
    long begin = System.nanoTime();
    for (TableHandle table : tables.tables()) {
      table.open();
    }
    List<MemTableSlot> replayed = new ArrayList<>();
    MemTableReplay memTables =
        new MemTableReplay(
            setting.parts().memTable(),
            setting.options(),
            full -> replayed.addFirst(MemTableSlot.withoutSegment(full)));
    LogReplay log = new LogReplay(setting.layout(), setting.parts(), root, memTables);
    log.run();
    memTables.finish();
    Version version =
        new Version(
            MemTableSlot.withoutSegment(setting.parts().memTable().create(1)), replayed, tables);
    StoreStats.Recovery report =
        new StoreStats.Recovery(
            root.wal().size(),
            log.records(),
            log.operations(),
            log.bytesCut(),
            List.of(),
            0,
            0,
            Duration.ofNanos(System.nanoTime() - begin));
    return new FollowedState(root.number(), version, log.lastSequence(), report);
  }

  /** What was opened in vain must not stay mapped, nor keep deleted files on the disk. */
  private static void closeAllBut(LevelTables known, LevelTables loaded) {
    Set<TableHandle> kept = new HashSet<>(known.tables());
    loaded.forEach(table -> {
      if (!kept.contains(table)) {
        table.close();
      }
    });
  }

  /** The tables, those that are known already as they are, with their mappings. */
  private static LevelTables reuse(LevelTables loaded, LevelTables known) {
    Map<TableRecord, TableHandle> handles = new HashMap<>();
    known.forEach(table -> handles.put(table.record(), table));
    List<List<List<TableHandle>>> levels = new ArrayList<>();
    for (List<List<TableHandle>> level : loaded.levels()) {
      List<List<TableHandle>> runs = new ArrayList<>();
      for (List<TableHandle> run : level) {
        runs.add(run.stream().map(table -> handles.getOrDefault(table.record(), table)).toList());
      }
      levels.add(runs);
    }
    return new LevelTables(levels);
  }
}
