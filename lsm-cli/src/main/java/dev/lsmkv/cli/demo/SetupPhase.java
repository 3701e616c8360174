package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;

/** A store is a directory, opened with options, and filled. */
final class SetupPhase implements Phase {

  private static final int BATCH = 100;

  @Override
  public String title() {
    return "Setup";
  }

  @Override
  public void run(Tour tour) throws IOException {
    tellOptions(tour);
    writeOne(tour);
    writeMany(tour);
  }

  private static void tellOptions(Tour tour) throws IOException {
    tour.say("A new store, with limits so small that its inner life shows:");
    tour.figure("directory", Escapes.of(tour.storeDirectory().toString()));
    tour.figure("memtable", Units.bytes(Tour.MEM_TABLE_BYTES));
    tour.figure("level 0", Units.count(Tour.L0_TABLES, "table", "tables"));
    tour.figure(
        "level 1",
        Units.bytes(Tour.BASE_LEVEL_BYTES)
            + ", and each level below "
            + Tour.LEVEL_RATIO
            + " times the one above");
    tour.figure("durability", Tour.OPTIONS.durability() + ": acknowledged means on disk");
  }

  private static void writeOne(Tour tour) throws IOException {
    tour.say("One write. It is in the log before it is acknowledged, in the memtable to be read:");
    StoreStats before = tour.stats();
    tour.store().put(Tour.bytes("greeting"), Tour.bytes("hello, levels"));
    StoreStats after = tour.stats();
    tour.change("bytes in the log", before.wal().appendedBytes(), after.wal().appendedBytes());
    tour.change("forces of the log to disk", before.wal().forces(), after.wal().forces());
    tour.change(
        "versions in the memtable",
        before.memTables().activeEntries(),
        after.memTables().activeEntries());
    tour.figure(
        "get greeting", tour.store().get(Tour.bytes("greeting")).map(Tour::text).orElse("absent"));
  }

  private static void writeMany(Tour tour) throws IOException {
    tour.say(
        "Now "
            + Units.count(Sample.USERS)
            + " users, "
            + BATCH
            + " to a batch. A full memtable is replaced at once and flushed behind:");
    StoreStats before = tour.stats();
    fill(tour.store());
    StoreStats after = tour.stats();
    tour.change(
        "memtables replaced", before.memTables().rotations(), after.memTables().rotations());
    tour.change("flushed to tables so far", before.flushes().count(), after.flushes().count());
    tour.figure(
        "in the active memtable",
        Units.count(after.memTables().activeEntries(), "version", "versions"));
    tour.change("last sequence number", before.lastSequence(), after.lastSequence());
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
