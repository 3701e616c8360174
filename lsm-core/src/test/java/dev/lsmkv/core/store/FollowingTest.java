package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.testkit.faults.Operation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store open for reading only, beside one that writes. */
@Timeout(120)
final class FollowingTest {

  private static final int KEYS = 200;

  private final TestStore disk = new TestStore();

  private static void put(LsmStore store, String value) {
    for (int i = 0; i < KEYS; i++) {
      store.put(bytes("k" + i), bytes(value));
    }
  }

  private static void awaitValue(LsmStore reader, String value) throws InterruptedException {
    while (!value.equals(reader.get(bytes("k0")).map(TestStore::text).orElse(""))) {
      Thread.sleep(1);
    }
  }

  @Test
  void aNewRootIsNoticedAndShownWhole() throws InterruptedException {
    try (LsmStore writer = disk.open();
        LsmStore reader = disk.builder().readOnly().open()) {
      assertThat(entries(reader.scan(KeyRange.all()))).isEmpty();
      put(writer, "1");
      writer.flush();
      awaitValue(reader, "1");
      put(writer, "2");
      writer.delete(bytes("k7"));
      writer.compact();
      while (reader.contains(bytes("k7"))) {
        Thread.sleep(1);
      }
      assertThat(entries(reader.scan(KeyRange.all())))
          .hasSize(KEYS - 1)
          .allMatch(entry -> entry.endsWith("=2"));
      assertThat(reader.stats().levels()).hasSameSizeAs(writer.stats().levels());
    }
  }

  @Test
  void snapshotsAndCursorsOutliveTheFilesTheyReadFrom() throws InterruptedException {
    try (LsmStore writer = disk.open()) {
      put(writer, "old");
      writer.flush();
      try (LsmStore reader = disk.builder().readOnly().open()) {
        Snapshot snapshot = reader.snapshot();
        Cursor cursor = reader.scan(KeyRange.all());
        assertThat(cursor.next()).isTrue();
        put(writer, "new");
        writer.compact();
        awaitValue(reader, "new");
        assertThat(entries(cursor)).hasSize(KEYS - 1).allMatch(entry -> entry.endsWith("=old"));
        assertThat(snapshot.get(bytes("k7"))).hasValue(bytes("old"));
        assertThat(entries(snapshot.scanReverse(KeyRange.all())))
            .hasSize(KEYS)
            .allMatch(entry -> entry.endsWith("=old"));
        snapshot.close();
        assertThat(reader.get(bytes("k7"))).hasValue(bytes("new"));
      }
    }
  }

  @Test
  void aReaderOpensBesideAWriterThatTakesAwayWhatItIsAboutToRead() {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    AtomicInteger flushes = new AtomicInteger();
    try (LsmStore writer = disk.open()) {
      put(writer, "1");
      watched.rule(operation -> {
        if (operation.is(Operation.MAP, "/wal/") && flushes.incrementAndGet() < 10) {
          writer.put(bytes("k0"), bytes("flush " + flushes));
          writer.flush(); // the segment goes
        }
      });
      try (LsmStore reader = TestStore.builder(watched).readOnly().open()) {
        assertThat(reader.get(bytes("k0"))).hasValue(bytes("flush 9"));
        assertThat(entries(reader.scan(KeyRange.all()))).hasSize(KEYS);
      }
    }
  }

  @Test
  void aReaderThatCannotLoadANewRootStaysWhereItIs() throws InterruptedException {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore writer = disk.open()) {
      put(writer, "old");
      writer.flush();
      try (LsmStore reader = TestStore.builder(watched).readOnly().open()) {
        watched.refuse(Operation.MAP, "sstables/");
        put(writer, "new");
        writer.flush();
        watched.forget();
        while (watched.operations(Operation.MAP, "sstables/").size() < 2) {
          Thread.sleep(1); // it tries more than once
        }
        assertThat(entries(reader.scan(KeyRange.all())))
            .hasSize(KEYS)
            .allMatch(entry -> entry.endsWith("=old"));
        watched.rule(operation -> {});
        awaitValue(reader, "new");
      }
    }
  }

  @Test
  void aTornRootIsNoReasonToLoadTheSameStateAgain() throws InterruptedException {
    try (LsmStore writer = disk.open()) {
      put(writer, "v"); // in the log of the copy
      TestStore killed = disk.killed();
      killed.write(TestStore.DIRECTORY.resolve("ROOT-0000000099.json"), bytes("{ torn"));
      WatchedStorage watched = new WatchedStorage(killed.disk());
      try (LsmStore reader = TestStore.builder(watched).readOnly().open()) {
        watched.forget();
        while (watched.operations(Operation.LIST, TestStore.DIRECTORY.toString()).size() < 5) {
          Thread.sleep(1); // it looks for ROOTs
        }
        assertThat(watched.operations(Operation.MAP, "/wal/")).isEmpty();
        assertThat(entries(reader.scan(KeyRange.all()))).hasSize(KEYS);
      }
    }
  }

  @Test
  void aSnapshotOfAReaderNamesTheNewestWriteInIt() {
    try (LsmStore writer = disk.open();
        LsmStore reader = disk.builder().readOnly().open()) {
      for (int i = 1; i <= 5; i++) {
        writer.put(bytes("k"), bytes(String.valueOf(i)));
        writer.flush();
        while (newestIn(reader) < i) {
          Thread.onSpinWait();
        }
      }
    }
  }

  /** The number of the newest write in a snapshot, of a store whose writes are numbered. */
  private static long newestIn(LsmStore reader) {
    try (Snapshot snapshot = reader.snapshot()) {
      long newest = snapshot.get(bytes("k")).map(TestStore::text).map(Long::valueOf).orElse(0L);
      assertThat(snapshot.sequence()).isEqualTo(newest);
      return newest;
    }
  }

  /** Lets the next look at a ROOT fail, and tells when it has. */
  private static CountDownLatch failOnce(WatchedStorage watched) {
    CountDownLatch failed = new CountDownLatch(1);
    watched.rule(operation -> {
      if (operation.is(Operation.MAP, "ROOT-")) {
        watched.rule(_ -> {});
        failed.countDown();
        throw new Unspeakable();
      }
    });
    return failed;
  }

  @Test
  void aReaderGoesOnFollowingAfterAFailureThatCannotBeTold() throws InterruptedException {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore writer = disk.open();
        LsmStore reader = TestStore.builder(watched).readOnly().open()) {
      CountDownLatch failed = failOnce(watched);
      put(writer, "1");
      writer.flush();
      failed.await();
      put(writer, "2");
      writer.flush();
      awaitValue(reader, "2");
    }
  }
}
