package dev.lsmkv.cli.demo;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.StoreStats.LevelStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where the bytes of the tables go: data, index and filter. */
final class AnatomyPhase implements Phase {

  private static final int BITS_A_BYTE = 8;

  @Override
  public String title() {
    return "The anatomy of the tables";
  }

  @Override
  public void run(Tour tour) throws IOException {
    List<Path> tables = FileTree.children(tour.storeDirectory().resolve("sstables"));
    long data = sum(tables, "data.");
    long index = sum(tables, "index.");
    long filter = sum(tables, "filter.");
    StoreStats stats = tour.stats();
    long entries = stats.levels().stream().mapToLong(LevelStats::entries).sum();
    tour.figure("tables, entries", Units.count(tables.size()) + ", " + Units.count(entries));
    tour.figure("data", Units.bytes(data));
    tour.figure("index", Units.bytes(index) + ", " + Units.percent(index, data) + " of the data");
    tour.figure(
        "filters", Units.bytes(filter) + ", " + perEntry(filter, entries) + " bits an entry");
    for (LevelStats level : stats.levels()) {
      if (level.tables() > 0) {
        tour.figure(
            "bytes a table on L" + level.level(), Units.bytes(level.bytes() / level.tables()));
      }
    }
  }

  private static long sum(List<Path> tables, String prefix) throws IOException {
    long sum = 0;
    for (Path table : tables) {
      for (Path file : FileTree.children(table)) {
        sum += file.getFileName().toString().startsWith(prefix) ? FileTree.bytes(file) : 0;
      }
    }
    return sum;
  }

  private static String perEntry(long bytes, long entries) {
    return entries == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", (double) BITS_A_BYTE * bytes / entries);
  }
}
