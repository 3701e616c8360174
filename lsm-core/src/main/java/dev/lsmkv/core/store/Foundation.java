package dev.lsmkv.core.store;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.background.TableReaper;
import dev.lsmkv.core.commit.WriteLog;
import dev.lsmkv.core.error.Recorder;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.recovery.Recovered;
import dev.lsmkv.core.recovery.Recovery;
import dev.lsmkv.core.table.TableCounters;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.core.table.TableWriter;
import dev.lsmkv.core.version.StoreState;
import dev.lsmkv.spi.wal.WalSegment;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
 * @param log the log, whose first segment is made for the first write
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
      @Nullable RecoveryEvent event = Recorder.isThere() ? RecoveryEvent.begun() : null;
      Recovery recovery = new Recovery(setting.layout(), setting.parts(), setting.options());
      StoreState state = recovery.load(root, opener, setting.health(), reaper::accept);
      Recovery.Replayed replayed = recovery.replay(root, state, writer, opener);
      Recovered recovered = recovery.finish(replayed, state);
      if (event != null) {
        event.finish(recovered.report());
      }
      WriteLog log = log(root, setting, state, pools);
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

  private static WriteLog log(Root root, StoreSetting setting, StoreState state, StorePools pools) {
    String id = setting.parts().chosen(Role.WAL);
    WriteLog.Target target =
        new WriteLog.Target(
            setting.layout(),
            root.store(),
            id,
            setting.parts().wal(id, "the options"),
            use(setting.options()),
            setting.options().memTableBytes());
    return new WriteLog(target, state.root().wal(), state, pools.log());
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
