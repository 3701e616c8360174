package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The defects that the Python store this engine succeeds documents about itself, each shown to be
 * impossible here.
 */
final class OriginalDefectsTest {

  private final TestStore disk = new TestStore();

  @Test
  void separatorCharactersInKeysSurviveRecovery() {
    List<String> awkward =
        List.of("a|b", "a\tb", "a\nb", "a,b", "a:b", "\0", "\"", "{}", "|", "a=b", "é|✓");
    try (LsmStore store = disk.open()) {
      awkward.forEach(key -> store.put(bytes(key), bytes("<" + key + "|\n>")));
      try (LsmStore recovered = disk.killed().open()) {
        awkward.forEach(
            key -> assertThat(recovered.get(bytes(key))).hasValue(bytes("<" + key + "|\n>")));
      }
    }
  }

  @Test
  void removingLogSegmentsDoesNotRaceWithWrites() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    try (LsmStore store = disk.open()) {
      Thread flusher =
          Thread.ofPlatform()
              .start(() -> {
                while (!stop.get()) {
                  store.flush();
                }
              });
      for (int i = 0; i < 2_000; i++) {
        store.write(new WriteBatch().put(bytes("k" + i), bytes("v" + i)), Durability.OS);
        if (i % 400 == 399) {
          assertKilledStoreHolds(i + 1);
        }
      }
      stop.set(true);
      flusher.join();
    }
  }

  private void assertKilledStoreHolds(int promised) {
    int last = promised - 1;
    try (LsmStore recovered = disk.killed().open()) {
      assertThat(recovered.get(bytes("k" + last))).hasValue(bytes("v" + last));
      assertThat(entries(recovered.scan(KeyRange.all()))).hasSize(promised);
    }
  }

  @Test
  void deletedKeyStaysDeletedWhenItsTombstoneIsCompactedAboveOlderData() {
    try (LsmStore store = disk.open()) {
      store.put(bytes("m"), bytes("old"));
      store.compact(); // old lies on level 1
      store.put(bytes("a"), bytes("1"));
      store.delete(bytes("m"));
      store.put(bytes("z"), bytes("1"));
      store.flush();
      for (int i = 0; i < 3_000; i++) {
        store.put(bytes("k" + i), new byte[50]); // compactions of their own accord
      }
      assertThat(store.get(bytes("m"))).isEmpty();
      store.compact();
      assertThat(store.get(bytes("m"))).isEmpty();
    }
    try (LsmStore store = disk.open()) {
      assertThat(store.get(bytes("m"))).isEmpty();
      assertThat(entries(store.scan(KeyRange.prefix(bytes("m"))))).isEmpty();
    }
  }

  @Test
  void flushGoesThroughTheSameRotationAsWritesDo() throws InterruptedException {
    int threads = 4;
    int each = 300;
    try (LsmStore store = disk.open()) {
      List<Thread> workers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int id = t;
        workers.add(Thread.ofPlatform().start(() -> putAndFlush(store, id, each)));
      }
      for (Thread worker : workers) {
        worker.join();
      }
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(threads * each);
      store.flush();
      assertThat(store.stats().flushes().entries()).isEqualTo((long) threads * each);
    }
  }

  private static void putAndFlush(LsmStore store, int id, int count) {
    for (int i = 0; i < count; i++) {
      store.write(new WriteBatch().put(bytes(id + "-" + i), bytes("v")), Durability.OS);
      if (i % 20 == id) {
        store.flush();
      }
    }
  }

  @Test
  void aFullQueueOfMemTablesDelaysWritersAndDropsNothing() {
    StoreOptions options =
        TestStore.small()
            .memTableBytes(1)
            .immutableMemTables(1)
            .flushThreads(1)
            .durability(Durability.OS)
            .build();
    try (LsmStore store = disk.open(options)) {
      for (int i = 0; i < 500; i++) {
        store.put(bytes("k" + i), bytes("v" + i));
      }
      assertThat(store.stats().memTables().rotations()).isEqualTo(499);
      assertThat(store.stats().memTables().immutable()).isLessThanOrEqualTo(1);
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(500);
    }
  }

  @Test
  void closeLosesNothingThatWasNotFlushedNotEvenUnloggedWrites() {
    try (LsmStore store = disk.open()) {
      store.put(bytes("logged"), bytes("v"));
      store.write(new WriteBatch().put(bytes("unlogged"), bytes("v")), Durability.NONE);
    }
    try (LsmStore store = disk.open()) {
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("logged=v", "unlogged=v");
      assertThat(store.stats().recovery().records()).as("all of it was flushed").isZero();
    }
  }

  @Test
  void aClockSetBackwardsReordersNothing() {
    AtomicInteger ticks = new AtomicInteger(1_000_000);
    StoreClock backwards =
        new StoreClock() {
          @Override
          public long nanoTime() {
            return System.nanoTime();
          }

          @Override
          public Instant now() {
            return Instant.ofEpochSecond(ticks.addAndGet(-1_000));
          }
        };
    Environment environment = new Environment(disk.disk(), backwards, new PlatformExecutors());
    for (int round = 0; round < 3; round++) {
      try (LsmStore store =
          LsmStore.builder(TestStore.DIRECTORY)
              .environment(environment)
              .options(TestStore.small().build())
              .open()) {
        store.put(bytes("k"), bytes("round " + round));
        store.flush();
        assertThat(store.get(bytes("k"))).hasValue(bytes("round " + round));
        store.compact();
        assertThat(store.get(bytes("k"))).hasValue(bytes("round " + round));
      }
    }
  }
}
