package dev.lsmkv.cli.demo;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.function.LongFunction;

/** Reads: the filter says where a key is not, the index where it would be. */
final class ReadingPhase implements Phase {

  private static final int READS = 2_000;

  @Override
  public String title() {
    return "Reads, with filter and index at work";
  }

  @Override
  public void run(Tour tour) throws IOException {
    tour.figure(
        "tables open, of those there are",
        tour.stats().tablesOpen() + " of " + tour.stats().tablesKnown());
    tour.say("Keys that are there, spread over all tables:");
    read(tour, read -> Sample.key(read * (Sample.USERS / READS)));
    tour.say("Keys that are not, but lie between those that are:");
    read(
        tour, read -> Tour.bytes(Tour.text(Sample.key(read * (Sample.USERS / READS))) + "-absent"));
    tour.figure(
        "tables open, of those there are",
        tour.stats().tablesOpen() + " of " + tour.stats().tablesKnown());
  }

  private static void read(Tour tour, LongFunction<byte[]> key) throws IOException {
    StoreStats.Filters before = tour.stats().filters();
    long began = System.nanoTime();
    int found = count(tour.store(), key);
    long nanos = System.nanoTime() - began;
    StoreStats.Filters after = tour.stats().filters();
    tour.figure("found", Units.count(found) + " of " + Units.count(READS));
    tour.figure("filters asked", Units.count(after.checks() - before.checks()));
    tour.figure(
        "tables not read, thanks to them", Units.count(after.negatives() - before.negatives()));
    tour.figure("asked and misled", Units.count(after.falsePositives() - before.falsePositives()));
    tour.figure("microseconds a read", Math.round(nanos / 1e3 / READS));
  }

  private static int count(LsmStore store, LongFunction<byte[]> key) {
    int found = 0;
    for (int read = 0; read < READS; read++) {
      found += store.get(key.apply(read)).isPresent() ? 1 : 0;
    }
    return found;
  }
}
