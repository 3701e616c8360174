package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.RepairReport;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.testkit.faults.Operation;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Killed at a moment at which files stand that only a lost ROOT told about. */
@Timeout(120)
final class LostRootRepairTest {

  private TestStore disk = new TestStore();
  private final StoreOptions options = Repairs.options();

  private RepairReport repair() {
    return Repairs.repair(disk, options);
  }

  private CheckReport check() {
    return disk.builder().check(WorkProgress.NONE);
  }

  private List<String> repaired() {
    return Repairs.repaired(disk);
  }

  /**
   * The newest writes in tables were a key and its deletion, of which a compaction left nothing.
   */
  @Test
  void withoutRootsWhatTheLogDeletesStaysDeletedThoughTheTablesDoNotReachToIt() {
    try (LsmStore store = disk.open(options)) {
      store.put(bytes("kept"), bytes("v"));
      store.put(bytes("deleted"), bytes("v"));
      store.put(bytes("passing"), bytes("v"));
      store.delete(bytes("passing"));
      store.compact();
      store.delete(bytes("deleted"));
      store.put(bytes("logged"), bytes("v"));
      disk.awaitOnlyKnownTables(store);
      disk = disk.killed();
    }
    disk.files("ROOT-").forEach(disk::delete);
    RepairReport report = repair();
    assertThat(repaired()).containsExactly("logged=v");
    assertThat(report.uncertain()).as("what was between may have changed it").isEqualTo(1);
    assertThat(report.notes()).anyMatch(note -> note.contains("the log begins behind"));
  }

  /** A flush that was faster than that of an older memtable left a table that nothing names. */
  @Test
  void withoutTheNewestRootATableThatNothingNamesHidesNothingOfTheLog() throws Exception {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    StoreOptions parallel = options.toBuilder().flushThreads(2).build();
    try (LsmStore store = TestStore.builder(watched).options(parallel).open()) {
      store.put(bytes("deleted"), bytes("v"));
      store.flush();
      watched.rule(operation -> {
        if (operation.is(Operation.CREATE, "data.rows")) {
          watched.rule(_ -> {});
          held.countDown();
          TestStore.awaitQuietly(letGo);
        }
      });
      store.delete(bytes("deleted"));
      Thread older = Thread.ofPlatform().start(store::flush);
      held.await();
      store.put(bytes("newer"), bytes("v"));
      Thread newer = Thread.ofPlatform().start(store::flush);
      while (disk.files("table.json").size() < 2) {
        Thread.sleep(1);
      }
      TestStore killed = disk.killed();
      letGo.countDown();
      older.join();
      newer.join();
      disk = killed;
    }
    disk.damage(Repairs.newest(disk, "ROOT-"), 60);
    assertThat(check().isSound()).isFalse();
    repair();
    assertThat(repaired()).containsExactly("newer=v");
  }

  /** The lost ROOT was the first to name the segment that was being written. */
  @Test
  void besideAnOlderRootWhoseFilesAllStandANewerSegmentOfTheLogCounts() throws Exception {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    CountDownLatch held = new CountDownLatch(2);
    CountDownLatch letGo = new CountDownLatch(1);
    watched.rule(operation -> {
      boolean isThirdSegment =
          operation.is(Operation.CREATE, "/wal/")
              && watched.operations(Operation.CREATE, "/wal/").size() == 3;
      if (isThirdSegment || operation.is(Operation.CREATE, "data.rows")) {
        held.countDown();
        TestStore.awaitQuietly(letGo);
      }
    });
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      store.put(bytes("deleted"), bytes("v"));
      Thread flush = Thread.ofPlatform().start(store::flush);
      held.await();
      store.delete(bytes("deleted"));
      store.put(bytes("newer"), bytes("v"));
      TestStore killed = disk.killed();
      letGo.countDown();
      flush.join();
      disk = killed;
    }
    disk.delete(Repairs.newest(disk, "ROOT-"));
    assertThat(check().isSound()).isFalse();
    assertThatExceptionOfType(CorruptionException.class)
        .as("an open would take the segment for one that nothing needs")
        .isThrownBy(() -> disk.open(options))
        .withMessageContaining("two ROOT files");
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> disk.builder().readOnly().open());
    RepairReport report = repair();
    assertThat(repaired()).containsExactly("newer=v");
    assertThat(report.uncertain()).isZero();
  }

  /** Of two segments whose memtables are in tables, the younger was deleted first. */
  @Test
  void withoutRootsAndManifestsAnOldSegmentBringsNothingBack() throws Exception {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    StoreOptions parallel = options.toBuilder().flushThreads(2).build();
    try (LsmStore store = TestStore.builder(watched).options(parallel).open()) {
      store.put(bytes("deleted"), bytes("v"));
      watched.rule(operation -> {
        if (operation.is(Operation.DELETE, "/wal/")) {
          watched.rule(_ -> {});
          held.countDown();
          TestStore.awaitQuietly(letGo);
        }
      });
      Thread older = Thread.ofPlatform().start(store::flush);
      held.await();
      store.delete(bytes("deleted"));
      store.put(bytes("kept"), bytes("v"));
      store.compact();
      disk.awaitOnlyKnownTables(store);
      TestStore killed = disk.killed();
      letGo.countDown();
      older.join();
      disk = killed;
    }
    disk.files("ROOT-").forEach(disk::delete);
    disk.files("manifest_").forEach(disk::delete);
    repair();
    assertThat(repaired()).isEmpty();
  }
}
