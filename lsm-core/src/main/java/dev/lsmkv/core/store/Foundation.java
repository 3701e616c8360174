package dev.lsmkv.core.store;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.background.TableReaper;
import dev.lsmkv.core.commit.WriteLog;
import dev.lsmkv.core.manifest.CommitException;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.recovery.Recovered;
import dev.lsmkv.core.recovery.Recovery;
import dev.lsmkv.core.table.TableCounters;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.core.table.TableWriter;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.StoreState;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.wal.WalSegment;
import java.io.IOException;
import java.util.List;

/**
 * What a store that writes stands on: its threads, its recovered state and its log. Laying it can
 * fail, as the disk can; what was begun is then closed again.
 *
 * @param pools the threads
 * @param reaper closes tables
 * @param counters count what tables do
 * @param opener opens tables
 * @param writer writes tables
 * @param state what is durable
 * @param recovered what was found
 * @param log the log, with a segment to write to
 */
record Foundation(
    StorePools pools,
    TableReaper reaper,
    TableCounters counters,
    TableOpener opener,
    TableWriter writer,
    StoreState state,
    Recovered recovered,
    WriteLog log) {

  static Foundation lay(Root root, StoreSetting setting) throws IOException {
    StorePools pools = new StorePools(setting.environment().executors(), setting.options());
    TableCounters counters = new TableCounters();
    TableOpener opener = setting.opener(root.store(), counters, pools::repair);
    TableReaper reaper = new TableReaper();
    try {
      reaper.begin();
      TableWriter writer = new TableWriter(setting.layout(), root.store(), setting.parts());
      RecoveryEvent event = RecoveryEvent.begun();
      Recovery recovery = new Recovery(setting.layout(), setting.parts(), setting.options());
      StoreState state = recovery.load(root, opener, setting.health(), reaper::accept);
      Recovery.Replayed replayed = recovery.replay(root, state, writer, opener);
      WriteLog log = createLog(root, setting, state, pools, recovery);
      Recovered recovered;
      try {
        recovered = recovery.finish(replayed, state);
        event.finish(recovered.report());
        begin(log, setting, state);
      } catch (IOException | RuntimeException | Error e) {
        log.close();
        throw e;
      }
      return new Foundation(pools, reaper, counters, opener, writer, state, recovered, log);
    } catch (IOException | RuntimeException | Error e) {
      pools.close();
      closeTables(reaper, opener);
      throw e;
    }
  }

  private static WalSegment.Use use(StoreOptions options) {
    return options.durability() == Durability.SYNC
        ? WalSegment.Use.FORCED
        : WalSegment.Use.SELDOM_FORCED;
  }

  /** A disk that is full may be so of what recovery is about to delete. */
  private static WriteLog createLog(
      Root root, StoreSetting setting, StoreState state, StorePools pools, Recovery recovery)
      throws IOException {
    try {
      return createLog(root, setting, state, pools);
    } catch (CommitException e) {
      throw e; // a ROOT may name the segment
    } catch (IOException e) {
      try {
        recovery.makeSpace(state);
        return createLog(root, setting, state, pools);
      } catch (IOException | RuntimeException | Error again) {
        again.addSuppressed(e);
        throw again;
      }
    }
  }

  private static WriteLog createLog(
      Root root, StoreSetting setting, StoreState state, StorePools pools) throws IOException {
    String id = setting.parts().chosen(Role.WAL);
    WriteLog.Target target =
        new WriteLog.Target(
            setting.layout(),
            root.store(),
            id,
            setting.parts().wal(id, "the options"),
            setting.options().memTableBytes());
    return new WriteLog(target, use(setting.options()), state, pools.log());
  }

  /** Puts the first memtable and the first segment to use. */
  private static void begin(WriteLog log, StoreSetting setting, StoreState state)
      throws IOException {
    MemTable table = setting.parts().memTable().create(setting.options().memTableBytes());
    MemTableSlot first = new MemTableSlot(table, log.roll());
    state.versions().replace(new Version(first, List.of(), state.versions().current().tables()));
  }

  private static void closeTables(TableReaper reaper, TableOpener opener) {
    try {
      reaper.close();
    } finally {
      opener.openTables().closeAll();
    }
  }

  /** Closes log and tables, once nothing runs any more. */
  void close() {
    try {
      log.close();
    } finally {
      closeTables(reaper, opener);
    }
  }
}
