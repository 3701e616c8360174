package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LimitExceededException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WriteTest {

  private final TestStore disk = new TestStore();

  @Test
  void putGetOverwriteDelete() {
    try (LsmStore store = disk.open()) {
      assertThat(store.get(bytes("k"))).isEmpty();
      store.put(bytes("k"), bytes("1"));
      store.put(bytes("k"), bytes("2"));
      assertThat(store.get(bytes("k"))).hasValue(bytes("2"));
      assertThat(store.contains(bytes("k"))).isTrue();
      store.delete(bytes("k"));
      assertThat(store.get(bytes("k"))).isEmpty();
      assertThat(store.contains(bytes("k"))).isFalse();
      store.put(bytes("k"), new byte[0]);
      assertThat(store.get(bytes("k"))).hasValue(new byte[0]);
    }
  }

  @Test
  void whatIsPutInAndGivenOutIsCopied() {
    try (LsmStore store = disk.open()) {
      byte[] key = bytes("k");
      byte[] value = bytes("v");
      store.put(key, value);
      key[0] = 'x';
      value[0] = 'x';
      byte[] got = store.get(bytes("k")).orElseThrow();
      assertThat(got).isEqualTo(bytes("v"));
      got[0] = 'y';
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
    }
  }

  @Test
  void theLastOfSeveralOperationsOnOneKeyOfABatchWinsAndTheBatchCanBeWrittenAgain() {
    try (LsmStore store = disk.open()) {
      WriteBatch batch =
          new WriteBatch()
              .put(bytes("a"), bytes("1"))
              .delete(bytes("a"))
              .put(bytes("a"), bytes("2"))
              .delete(bytes("b"));
      store.put(bytes("b"), bytes("1"));
      store.write(batch);
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=2");
      store.delete(bytes("a"));
      store.write(batch);
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=2");
      store.write(new WriteBatch());
      assertThat(batch.count()).isEqualTo(4);
    }
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeAnythingIsWritten() {
    StoreOptions options = TestStore.small().valueBytesMax(100).build();
    try (LsmStore store = disk.open(options)) {
      refused(() -> store.put(new byte[0], bytes("v")));
      refused(() -> store.delete(new byte[0]));
      refused(() -> store.put(new byte[(64 << 10) + 1], bytes("v")));
      refused(() -> store.put(bytes("k"), new byte[101]));
      refused(() ->
          store.write(new WriteBatch().put(bytes("a"), bytes("1")).put(bytes("b"), new byte[101])));
      refused(() -> store.write(new WriteBatch().put(bytes("a"), bytes("1")).delete(new byte[0])));
      assertThat(entries(store.scan(KeyRange.all()))).isEmpty();
      assertThat(store.get(new byte[0])).isEmpty();
      assertThat(store.get(new byte[100_000])).isEmpty();
      store.put(new byte[64 << 10], new byte[100]);
      assertThat(store.contains(new byte[64 << 10])).isTrue();
    }
  }

  @Test
  void aBatchBeyondItsLimitIsRefusedWholeAndStaysAsItIs() {
    try (LsmStore store = disk.open()) {
      byte[] value = new byte[64 << 20];
      WriteBatch batch = new WriteBatch().put(bytes("small"), bytes("v"));
      for (int i = 0; i < 4; i++) {
        batch.put(bytes("large " + i), value);
      }
      refused(() -> store.write(batch));
      assertThat(batch.count()).isEqualTo(5);
      assertThat(batch.bytes()).isEqualTo(4L * (7 + value.length) + 5 + 1);
      assertThat(store.contains(bytes("small"))).isFalse();
      assertThat(store.stats().wal().batches()).isZero();
    }
  }

  private static void refused(Runnable write) {
    assertThatExceptionOfType(LimitExceededException.class).isThrownBy(write::run);
  }

  @Test
  void nullIsRefusedAtOnce() {
    try (LsmStore store = disk.open()) {
      assertThatNullPointerException().isThrownBy(() -> store.put(null, bytes("v")));
      assertThatNullPointerException().isThrownBy(() -> store.put(bytes("k"), null));
      assertThatNullPointerException().isThrownBy(() -> store.get(null));
      assertThatNullPointerException().isThrownBy(() -> store.scan(null));
      assertThatNullPointerException().isThrownBy(() -> store.write(null));
    }
  }

  @Test
  void aWriteLargerThanAMemTableIsAccepted() {
    try (LsmStore store = disk.open()) {
      byte[] large = new byte[100_000];
      large[99_999] = 7;
      store.put(bytes("k"), large);
      store.put(bytes("l"), bytes("v"));
      assertThat(store.get(bytes("k"))).hasValue(large);
      store.compact();
      assertThat(store.get(bytes("k"))).hasValue(large);
    }
    try (LsmStore store = disk.open()) {
      assertThat(store.get(bytes("k")).orElseThrow()[99_999]).isEqualTo((byte) 7);
    }
  }

  @Test
  void memTableEntriesCountsVersions() {
    StoreOptions options = TestStore.small().memTableBytes(1 << 20).memTableEntries(10).build();
    try (LsmStore store = disk.open(options)) {
      for (int i = 0; i < 25; i++) {
        store.put(bytes("same"), bytes("v" + i));
      }
      assertThat(store.stats().memTables().rotations()).isEqualTo(2);
      assertThat(store.stats().memTables().activeEntries()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void anInterruptedCallCompletesAndKeepsTheFlag(Durability durability) {
    try (LsmStore store = disk.open()) {
      Thread.currentThread().interrupt();
      store.write(new WriteBatch().put(bytes("k"), bytes("v")), durability);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      store.flush();
      assertThat(store.get(bytes("k"))).isPresent();
      assertThat(Thread.interrupted()).isTrue();
      store.put(bytes("l"), bytes("w"));
      assertThat(store.get(bytes("l"))).isPresent();
    }
  }

  @Test
  void concurrentWritersAreOrderedAndNoneIsLost() throws InterruptedException {
    int threads = 8;
    int each = 500;
    try (LsmStore store = disk.open()) {
      AtomicReference<Throwable> failure = new AtomicReference<>();
      List<Thread> writers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int id = t;
        Thread.Builder builder = t % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
        writers.add(
            builder
                .uncaughtExceptionHandler((_, e) -> failure.set(e))
                .start(() -> writeAll(store, id, each)));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(failure.get()).isNull();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(threads * each);
      try (Snapshot snapshot = store.snapshot()) {
        assertThat(snapshot.sequence()).isEqualTo((long) threads * each);
      }
      assertThat(store.stats().wal().groups()).isLessThanOrEqualTo((long) threads * each);
    }
    try (LsmStore store = disk.open()) {
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(threads * each);
    }
  }

  private static void writeAll(LsmStore store, int id, int count) {
    for (int i = 0; i < count; i++) {
      Durability logged = i % 2 == 0 ? Durability.SYNC : Durability.OS;
      Durability durability = i % 97 == 0 ? Durability.NONE : logged;
      store.write(new WriteBatch().put(bytes(id + "/" + i), bytes("v" + i)), durability);
      if (store.get(bytes(id + "/" + i)).isEmpty()) {
        throw new AssertionError("an acknowledged write is not visible");
      }
    }
  }
}
