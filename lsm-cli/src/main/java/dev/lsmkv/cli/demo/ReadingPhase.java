package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongFunction;

/** Reads: the filter says where a key is not, the index where it would be. */
final class ReadingPhase implements Phase {

  private static final int READS = 2_000;
  private static final int STEP = Sample.USERS / READS;
  private static final int SCANNED = 3;

  @Override
  public String title() {
    return "Reads, with filter and index at work";
  }

  @Override
  public void run(Tour tour) throws IOException {
    tour.say("Tables open when they are first read:");
    tour.figure("tables open", open(tour.stats()));
    read(tour, "keys that are there", read -> Sample.key(read * STEP));
    tour.figure("tables open", open(tour.stats()));
    tour.say("Keys that lie between those, and are absent. A filter spares the read of a table:");
    read(
        tour, "keys that are absent", read -> Tour.bytes(Tour.text(Sample.key(read * STEP)) + "x"));
    tellOfIndex(tour);
    scan(tour);
  }

  private static String open(StoreStats stats) {
    return stats.tablesOpen() + " of " + stats.tablesKnown();
  }

  private static void read(Tour tour, String what, LongFunction<byte[]> key) throws IOException {
    StoreStats.Filters before = tour.stats().filters();
    int found = count(tour.store(), key);
    StoreStats.Filters after = tour.stats().filters();
    tour.figure(what, Units.count(READS) + ", found " + Units.count(found));
    tour.figure("filters asked", after.checks() - before.checks());
    tour.figure("said: not in this table", after.negatives() - before.negatives());
    tour.figure("let through for nothing", after.falsePositives() - before.falsePositives());
  }

  private static int count(LsmStore store, LongFunction<byte[]> key) {
    int found = 0;
    for (int read = 0; read < READS; read++) {
      found += store.get(key.apply(read)).isPresent() ? 1 : 0;
    }
    return found;
  }

  private static void tellOfIndex(Tour tour) throws IOException {
    tour.say("The index has one short entry a block, and leads straight to the right one:");
    Path table = TableFiles.settled(tour).getFirst();
    for (Path file : FileTree.children(table)) {
      String name = file.getFileName().toString();
      if (name.startsWith("index.") || name.startsWith("data.")) {
        tour.figure(
            table.getFileName() + "/" + name.substring(0, name.indexOf('.')),
            Units.bytes(FileTree.bytes(file)));
      }
    }
  }

  private static void scan(Tour tour) throws IOException {
    tour.say("A scan starts anywhere and goes in order over all tables and the memtable:");
    try (Cursor cursor = tour.store().scan(KeyRange.from(Sample.key(Sample.USERS / 2)))) {
      for (int entry = 0; entry < SCANNED && cursor.next(); entry++) {
        tour.figure(Tour.text(cursor.keyBytes()), Tour.brief(cursor.valueBytes()));
      }
    }
  }
}
