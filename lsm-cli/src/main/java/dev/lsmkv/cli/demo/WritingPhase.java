package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;

/**
 * A write goes to the log and to the memtable; a full memtable is replaced at once and flushed
 * behind.
 */
final class WritingPhase implements Phase {

  private static final int BATCH = 100;

  @Override
  public String title() {
    return "Writing, and the memtable";
  }

  @Override
  public void run(Tour tour) throws IOException {
    first(tour);
    tour.say(
        "Now "
            + Units.count(Sample.USERS)
            + " entries in batches of "
            + BATCH
            + ". Full memtables rotate:");
    StoreStats before = tour.stats();
    fill(tour.store());
    StoreStats after = tour.stats();
    tour.change("memtables begun", before.memTables().rotations(), after.memTables().rotations());
    tour.change("flushes so far", before.flushes().count(), after.flushes().count());
    tour.figure(
        "in the active memtable now",
        Units.count(after.memTables().activeEntries(), "version", "versions"));
    tour.change("last sequence number", before.lastSequence(), after.lastSequence());
  }

  private static void first(Tour tour) throws IOException {
    tour.say(
        "One write: it is in the log before it is acknowledged, and in the memtable to be read.");
    StoreStats before = tour.stats();
    tour.store().put(Tour.bytes("greeting"), Tour.bytes("hello, levels"));
    StoreStats after = tour.stats();
    tour.change("bytes in the log", before.wal().appendedBytes(), after.wal().appendedBytes());
    tour.change("forces of the log", before.wal().forces(), after.wal().forces());
    tour.change(
        "versions in the memtable",
        before.memTables().activeEntries(),
        after.memTables().activeEntries());
    tour.figure(
        "get greeting", tour.store().get(Tour.bytes("greeting")).map(Tour::text).orElse("absent"));
  }

  private static void fill(LsmStore store) {
    WriteBatch batch = new WriteBatch();
    for (int user = 0; user < Sample.USERS; user++) {
      batch.put(Sample.key(user), Sample.value(user, 1));
      if (batch.count() == BATCH) {
        store.write(batch, Durability.OS);
        batch.clear();
      }
    }
  }
}
