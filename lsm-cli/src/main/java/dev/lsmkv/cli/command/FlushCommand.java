package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flush DIR}: writes the memtable to a table, and tells what came of it. */
@Command(name = "flush", description = "Writes what is in memory to tables, and waits.")
final class FlushCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  private final Session session;

  FlushCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return session.write(directory.path(), this::flush);
  }

  private int flush(LsmStore store) throws IOException {
    StoreStats.Flushes before = store.stats().flushes();
    store.flush();
    StoreStats.Flushes after = store.stats().flushes();
    session.console().out().line(difference(before, after));
    return ExitCode.OK;
  }

  private static String difference(StoreStats.Flushes before, StoreStats.Flushes after) {
    if (after.count() == before.count()) {
      return "nothing to flush";
    }
    return "flushed "
        + Units.count(after.entries() - before.entries(), "entry", "entries")
        + ", "
        + Units.bytes(after.bytes() - before.bytes());
  }
}
