package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.awaitQuietly;
import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers that wait for the disk together, and what they are told when it fails. */
@Timeout(120)
final class GroupCommitTest {

  private static final int WRITERS = 20;

  private final TestStore disk = new TestStore();
  private final WatchedStorage watched = new WatchedStorage(disk.disk());
  private final StoreOptions options = TestStore.small().memTableBytes(1 << 20).build();
  private final CountDownLatch forcing = new CountDownLatch(1);
  private final CountDownLatch mayForce = new CountDownLatch(1);
  private final List<Thread> writers = new ArrayList<>();

  /**
   * The log's next force waits for {@code mayForce}; not that of a segment which another thread
   * makes ahead.
   */
  private void holdForces() {
    watched.rule(operation -> {
      if (operation.kind() == Operation.FORCE
          && Thread.currentThread().getName().equals("lsm-sync")) {
        forcing.countDown();
        awaitQuietly(mayForce);
      }
    });
  }

  private void write(LsmStore store, String key, Durability durability) {
    WriteBatch batch = new WriteBatch().put(bytes(key), bytes("v"));
    writers.add(Thread.ofVirtual().start(() -> store.write(batch, durability)));
  }

  private static void awaitAppended(LsmStore store, int batches) throws InterruptedException {
    while (store.stats().wal().batches() < batches) {
      Thread.sleep(1);
    }
  }

  private void joinWriters() throws InterruptedException {
    for (Thread writer : writers) {
      writer.join();
    }
  }

  @Test
  void syncWritersThatArriveDuringAForceShareTheNext() throws InterruptedException {
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      holdForces();
      write(store, "first", Durability.SYNC);
      forcing.await();
      for (int i = 0; i < WRITERS; i++) {
        write(store, "k" + i, Durability.SYNC);
      }
      awaitAppended(store, 1 + WRITERS);
      assertThat(store.get(bytes("first"))).as("not durable, so not visible").isEmpty();
      assertThat(entries(store.scan(KeyRange.all()))).isEmpty();
      mayForce.countDown();
      joinWriters();
      StoreStats.Wal wal = store.stats().wal();
      assertThat(wal.batches()).isEqualTo(1 + WRITERS);
      assertThat(wal.forces()).as("forces for all of them").isBetween(2L, 3L);
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(1 + WRITERS);
    }
  }

  @Test
  void anOsWriteBehindAnUnforcedSyncWriteIsVisibleBehindThatForce() throws InterruptedException {
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      holdForces();
      write(store, "a", Durability.SYNC);
      forcing.await();
      write(store, "b", Durability.OS);
      awaitAppended(store, 2);
      assertThat(store.get(bytes("b"))).isEmpty();
      assertThat(writers.getLast().isAlive()).isTrue();
      mayForce.countDown();
      joinWriters();
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=v", "b=v");
      assertThat(store.stats().wal().forces()).isEqualTo(1);
    }
  }

  @Test
  void osWritersForceNothing() {
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      for (int i = 0; i < 50; i++) {
        store.write(new WriteBatch().put(bytes("k" + i), bytes("v")), Durability.OS);
      }
      assertThat(store.stats().wal().forces()).isZero();
      store.write(new WriteBatch().put(bytes("l"), bytes("v")), Durability.SYNC);
      assertThat(store.stats().wal().forces()).isEqualTo(1);
    }
  }

  @Test
  void aWriteWhoseForceFailedIsNotVisibleAndEndsWritesUntilTheStoreIsReopened() {
    LsmStore store = TestStore.builder(watched).options(options).open();
    store.put(bytes("before"), bytes("v"));
    watched.refuse(Operation.FORCE, "/wal/");
    assertThatExceptionOfType(DurabilityUnknownException.class)
        .isThrownBy(() -> store.put(bytes("unknown"), bytes("v")));
    watched.rule(operation -> {});
    assertThat(store.get(bytes("unknown"))).isEmpty();
    assertThat(entries(store.scan(KeyRange.all()))).containsExactly("before=v");
    assertThat(store.stats().state()).isEqualTo(StoreStats.State.READ_ONLY_UNTIL_REOPENED);
    assertThatExceptionOfType(StoreReadOnlyException.class)
        .isThrownBy(() -> store.put(bytes("after"), bytes("v")));
    assertThatExceptionOfType(StoreReadOnlyException.class).isThrownBy(store::flush);
    closeQuietly(store);
    try (LsmStore reopened = TestStore.builder(watched).options(options).open()) {
      assertThat(reopened.get(bytes("before"))).isPresent();
      assertThat(reopened.get(bytes("after"))).isEmpty();
      reopened.put(bytes("unknown"), bytes("known"));
      assertThat(reopened.get(bytes("unknown"))).hasValue(bytes("known"));
    }
  }

  /** A failure that cannot be told, since its own words fail. */
  private static final class Unspeakable extends IOException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no words");
    }
  }

  @Test
  void aForceThatFailedWithoutWordsLeavesNobodyWaiting() {
    LsmStore store = TestStore.builder(watched).options(options).open();
    watched.rule(operation -> {
      if (operation.kind() == Operation.FORCE
          && Thread.currentThread().getName().equals("lsm-sync")) {
        throw new Unspeakable();
      }
    });
    assertThatExceptionOfType(DurabilityUnknownException.class)
        .isThrownBy(() -> store.put(bytes("unknown"), bytes("v")));
    assertThat(store.stats().state()).isEqualTo(StoreStats.State.READ_ONLY_UNTIL_REOPENED);
    closeQuietly(store);
  }

  /** Closing a store that has failed may report the failure again. */
  private static void closeQuietly(LsmStore store) {
    try {
      store.close();
    } catch (dev.lsmkv.api.LsmException e) {
      assertThat(e).hasMessageContaining("durable");
    }
  }

  @Test
  void anyBytesInKeysAndValuesSurviveRecovery() {
    Random random = new Random(20_240);
    TreeMap<byte[], byte[]> written = new TreeMap<>(java.util.Arrays::compareUnsigned);
    for (int i = 0; i < 256; i++) {
      written.put(new byte[] {(byte) i}, new byte[] {(byte) (255 - i)});
    }
    for (int i = 0; i < 300; i++) {
      byte[] key = new byte[1 + random.nextInt(40)];
      byte[] value = new byte[random.nextInt(80)];
      random.nextBytes(key);
      random.nextBytes(value);
      written.put(key, value);
    }
    try (LsmStore store = disk.open(options)) {
      written.forEach(store::put);
      try (LsmStore recovered = disk.killed().open(options)) {
        assertThat(recovered.stats().recovery().operations()).isPositive();
        written.forEach((key, value) -> assertThat(recovered.get(key)).hasValue(value));
        assertThat(entries(recovered.scan(KeyRange.all()))).hasSize(written.size());
      }
    }
  }
}
