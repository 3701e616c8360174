package dev.lsmkv.cli.demo;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;

/** A flush by hand: what is in memory becomes a table of level 0. */
final class FlushPhase implements Phase {

  @Override
  public String title() {
    return "A flush by hand";
  }

  @Override
  public void run(Tour tour) throws IOException {
    StoreStats before = tour.stats();
    tour.store().flush();
    StoreStats after = tour.stats();
    tour.say("flush() returns when everything written before it is in durable tables:");
    tour.change(
        "versions in memory",
        before.memTables().activeEntries(),
        after.memTables().activeEntries());
    tour.change("flushes", before.flushes().count(), after.flushes().count());
    tour.figure("entries written", after.flushes().entries() - before.flushes().entries());
    tour.figure("bytes written", Units.bytes(after.flushes().bytes() - before.flushes().bytes()));
    tour.change("tables", before.tablesKnown(), after.tablesKnown());
  }
}
