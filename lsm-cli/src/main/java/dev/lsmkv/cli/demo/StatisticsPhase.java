package dev.lsmkv.cli.demo;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.Locale;

/** The most telling of what was counted on the way. */
final class StatisticsPhase implements Phase {

  @Override
  public String title() {
    return "Statistics";
  }

  @Override
  public void run(Tour tour) throws IOException {
    TableFiles.settled(tour);
    StoreStats stats = tour.stats();
    tour.say("Counted since the store was opened; the command stats prints all of it:");
    tour.figure("state", stats.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    tellOfWrites(tour, stats);
    tellOfTables(tour, stats);
    StoreStats.Filters filters = stats.filters();
    tour.figure(
        "filters asked, tables spared",
        Units.count(filters.checks())
            + ", "
            + Units.count(filters.negatives())
            + " ("
            + Units.percent(filters.negatives(), filters.checks())
            + ")");
  }

  private static void tellOfWrites(Tour tour, StoreStats stats) throws IOException {
    tour.figure("batches written", stats.wal().batches());
    tour.figure("groups in the log", stats.wal().groups());
    tour.figure("forces of the log to disk", stats.wal().forces());
    tour.figure("writes that had to wait", stats.stalls().delayed() + stats.stalls().stopped());
  }

  private static void tellOfTables(Tour tour, StoreStats stats) throws IOException {
    tour.figure(
        "flushes",
        Units.count(stats.flushes().count())
            + ", of "
            + Units.count(stats.flushes().entries(), "entry", "entries"));
    StoreStats.Compactions compactions = stats.compactions();
    tour.figure(
        "compactions",
        Units.count(compactions.count(), "merge", "merges")
            + ", "
            + Units.count(compactions.moves(), "move of a table", "moves of a table"));
    tour.figure("entries dropped by them", compactions.entriesDropped());
    tour.figure(
        "write amplification", String.format(Locale.ROOT, "%.2f", stats.writeAmplification()));
    tour.figure("tables open", stats.tablesOpen() + " of " + stats.tablesKnown());
  }
}
