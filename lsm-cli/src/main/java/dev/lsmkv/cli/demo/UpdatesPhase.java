package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import java.io.IOException;

/** Nothing is changed in place: a newer version hides the older, a tombstone hides them all. */
final class UpdatesPhase implements Phase {

  /** Every user with a number that this divides is deleted. */
  static final int DELETED = 4;

  private static final int UPDATED = 3;

  @Override
  public String title() {
    return "Updates and deletions";
  }

  @Override
  public void run(Tour tour) throws IOException {
    LsmStore store = tour.store();
    tour.say("One key through its life:");
    tour.figure("at first", show(store));
    store.put(Sample.key(1), Tour.bytes("a second version"));
    tour.figure("after a put", show(store));
    store.delete(Sample.key(1));
    tour.figure("after a delete", show(store));
    store.put(Sample.key(1), Sample.value(1, 3));
    tour.figure("after another put", show(store));
    change(store);
    tour.say("A third of all users updated, then a quarter deleted. Nothing is changed in place:");
    tour.figure("users that a scan finds", count(store));
    tour.figure("user 4, deleted", store.get(Sample.key(DELETED)).isPresent() ? "there" : "absent");
    tour.figure("versions, tombstones in the store", versions(tour));
  }

  private static String show(LsmStore store) {
    return store.get(Sample.key(1)).map(Tour::brief).orElse("absent");
  }

  private static void change(LsmStore store) {
    WriteBatch batch = new WriteBatch();
    for (int user = 0; user < Sample.USERS; user += UPDATED) {
      batch.put(Sample.key(user), Sample.value(user, 2));
    }
    store.write(batch, Durability.OS);
    batch.clear();
    for (int user = 0; user < Sample.USERS; user += DELETED) {
      batch.delete(Sample.key(user));
    }
    store.write(batch, Durability.OS);
  }

  static long count(LsmStore store) {
    long count = 0;
    try (Cursor cursor = store.scan(KeyRange.prefix(Tour.bytes("user:")))) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  private static long versions(Tour tour) {
    return tour.stats().memTables().activeEntries()
        + tour.stats().levels().stream().mapToLong(level -> level.entries()).sum();
  }
}
