package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.testkit.faults.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a store, while others are in calls and when the disk refuses. */
@Timeout(120)
final class ClosingTest {

  private final TestStore disk = new TestStore();
  private final WatchedStorage watched = new WatchedStorage(disk.disk());

  /** A thread that makes calls until the store is closed. */
  private static Thread caller(Queue<Throwable> ends, AtomicInteger started, IntConsumer call) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            for (int i = 0; ; i++) {
              call.accept(i);
              if (i == 3) {
                started.incrementAndGet();
              }
            }
          } catch (Throwable t) {
            ends.add(t);
          }
        });
  }

  @RepeatedTest(5)
  void callsThatAreUnderWayEndInStoreClosed() throws InterruptedException {
    LsmStore store = disk.open();
    Queue<Throwable> ends = new ConcurrentLinkedQueue<>();
    AtomicInteger started = new AtomicInteger();
    AtomicInteger acknowledged = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    callers.add(
        caller(
            ends,
            started,
            i -> {
              store.put(bytes("k" + i), new byte[100]);
              acknowledged.set(i + 1);
            }));
    callers.add(caller(ends, started, i -> store.get(bytes("k" + i % 50))));
    callers.add(caller(ends, started, _ -> scan(store)));
    callers.add(caller(ends, started, _ -> store.flush()));
    callers.add(caller(ends, started, _ -> store.compact()));
    while (started.get() < callers.size()) {
      Thread.sleep(1);
    }
    store.close();
    for (Thread thread : callers) {
      thread.join();
    }
    assertThat(ends).hasSize(callers.size()).hasOnlyElementsOfType(StoreClosedException.class);
    try (LsmStore reopened = disk.open()) {
      assertThat(entries(reopened.scan(KeyRange.all())))
          .hasSizeGreaterThanOrEqualTo(acknowledged.get());
      assertThat(reopened.stats().recovery().records()).as("close has flushed").isZero();
    }
  }

  private static void scan(LsmStore store) {
    try (Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        cursor.valueBytes();
      }
    }
  }

  /** What a read meets that has begun to open a table when the store is closed, all of it. */
  private void readsAcrossTheClose(Consumer<LsmStore> read) {
    try (LsmStore store = disk.open()) {
      store.put(bytes("k"), bytes("v"));
    }
    LsmStore store = TestStore.builder(watched).open();
    watched.rule(operation -> {
      if (operation.is(Operation.MAP, "sstables/")) {
        watched.rule(_ -> {});
        CompletableFuture.runAsync(store::close).join();
      }
    });
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(() -> read.accept(store));
    assertThat(store.stats().tablesOpen()).as("nobody would close it").isZero();
  }

  @Test
  void aReadThatWasOpeningATableEndsInStoreClosedAndLeavesNoTableOpen() {
    readsAcrossTheClose(store -> store.get(bytes("k")));
  }

  @Test
  void aCursorThatWasOpeningATableEndsInStoreClosedAndLeavesNoTableOpen() {
    readsAcrossTheClose(ClosingTest::scan);
  }

  @Test
  void closingTwiceAndFromManyThreadsIsClosingOnce() throws InterruptedException {
    LsmStore store = disk.open();
    store.put(bytes("k"), bytes("v"));
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> closers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      closers.add(
          Thread.ofVirtual()
              .unstarted(() -> {
                try {
                  store.close();
                } catch (Throwable t) {
                  failures.add(t);
                }
              }));
    }
    closers.forEach(Thread::start);
    for (Thread closer : closers) {
      closer.join();
    }
    store.close();
    assertThat(failures).isEmpty();
    assertThatExceptionOfType(StoreClosedException.class)
        .isThrownBy(() -> store.put(bytes("k"), bytes("v")));
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(() -> store.get(bytes("k")));
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(store::snapshot);
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(store::flush);
    disk.open().close();
  }

  @Test
  void aFinalFlushThatFailsIsThrownAndTheStoreStaysClosedAndLosesNothing() {
    LsmStore store =
        TestStore.builder(watched).options(TestStore.small().memTableBytes(1 << 20).build()).open();
    store.put(bytes("k"), bytes("v"));
    watched.refuse(Operation.CREATE, "sstables/");
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(store::close)
        .withMessageContaining("refused");
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(() -> store.get(bytes("k")));
    store.close();
    try (LsmStore reopened = disk.open()) {
      assertThat(reopened.get(bytes("k"))).hasValue(bytes("v"));
    }
  }

  @Test
  void aFlushThatFailsIsTriedAgainAndTheMemTableStaysReadable() throws InterruptedException {
    try (LsmStore store = TestStore.builder(watched).options(TestStore.small().build()).open()) {
      store.put(bytes("k"), bytes("v"));
      watched.refuse(Operation.FORCE, "sstables/");
      assertThatExceptionOfType(StoreIoException.class)
          .isThrownBy(store::flush)
          .withMessageContaining("refused");
      while (watched.operations(Operation.FORCE, "sstables/").size() < 2) {
        Thread.sleep(1); // the first try, and one more
      }
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
      assertThat(store.stats().tablesKnown()).isZero();
      watched.rule(operation -> {});
      while (store.stats().tablesKnown() == 0) {
        Thread.sleep(1);
      }
      assertThat(store.stats().memTables().immutable()).isZero();
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
    }
    assertThat(disk.files("table.json")).as("what failed is thrown away").hasSize(1);
  }
}
