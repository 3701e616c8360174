package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code compact DIR [FROM [TO]]}: compacts down to the last level, and tells what came of it. */
@Command(
    name = "compact",
    description = "Compacts everything, or a range of keys, down to the last level, and waits.")
final class CompactCommand implements Callable<Integer> {

  @Mixin private final ByteArguments bytes = new ByteArguments();
  @Mixin private final StoreRange range = new StoreRange();

  private final Session session;

  CompactCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return session.write(range.path(), this::compact);
  }

  private int compact(LsmStore store) throws IOException {
    StoreStats before = store.stats();
    store.compact(range.range(bytes));
    StoreStats after = store.stats();
    session.console().out().line(difference(before.compactions(), after.compactions()));
    session.console().out().line(tables(before.tablesKnown(), after.tablesKnown()));
    return ExitCode.OK;
  }

  private static String difference(StoreStats.Compactions before, StoreStats.Compactions after) {
    return Units.count(after.count() - before.count(), "merge", "merges")
        + ", "
        + Units.count(after.moves() - before.moves(), "move", "moves")
        + ", "
        + Units.bytes(after.bytesIn() - before.bytesIn())
        + " in, "
        + Units.bytes(after.bytesOut() - before.bytesOut())
        + " out, "
        + Units.count(after.entriesDropped() - before.entriesDropped(), "entry", "entries")
        + " dropped";
  }

  private static String tables(long before, long after) {
    return "tables: " + Units.count(before) + " before, " + Units.count(after) + " after";
  }
}
