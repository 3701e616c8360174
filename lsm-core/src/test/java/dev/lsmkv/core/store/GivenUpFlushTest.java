package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.awaitQuietly;
import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A memtable that begins to wait just after an older one's flush was given up, and with it all that
 * waited by then: nobody may wait for it for ever.
 */
@Timeout(60)
final class GivenUpFlushTest {

  private final TestStore disk = new TestStore();
  private final FailingMemTable memTable = new FailingMemTable();
  private final CountDownLatch olderMayFail = new CountDownLatch(1);
  private final CountDownLatch rotating = new CountDownLatch(1);
  private final CountDownLatch mayRotate = new CountDownLatch(1);
  private final AtomicBoolean isOldest = new AtomicBoolean(true);

  private void flushOfTheOldest() {
    if (isOldest.getAndSet(false)) {
      awaitQuietly(olderMayFail);
      throw new AssertionError("planted");
    }
  }

  /** The store is still well where this begins: a rotation looks before it makes a memtable. */
  private void rotationThatIsOvertaken() {
    rotating.countDown();
    awaitQuietly(mayRotate);
  }

  private static CompletableFuture<@Nullable LsmException> flush(LsmStore store) {
    CompletableFuture<@Nullable LsmException> told = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            store.flush();
            told.complete(null);
          } catch (LsmException e) {
            told.complete(e);
          }
        });
    return told;
  }

  @Test
  void whoeverWaitsForItIsTold() throws Exception {
    StoreOptions options = TestStore.small().provider(Role.MEM_TABLE, FailingMemTable.ID).build();
    try (LsmStore store = disk.builder().options(options).with(memTable).open()) {
      memTable.whenFlushed(this::flushOfTheOldest);
      store.put(bytes("a"), bytes("v"));
      CompletableFuture<@Nullable LsmException> older = flush(store);
      while (store.stats().memTables().rotations() == 0) {
        Thread.onSpinWait();
      }
      memTable.whenBegun(this::rotationThatIsOvertaken);
      store.put(bytes("b"), bytes("v"));
      CompletableFuture<@Nullable LsmException> younger = flush(store);
      awaitQuietly(rotating);
      olderMayFail.countDown();
      assertThat(older.get()).hasStackTraceContaining("planted");
      mayRotate.countDown();
      assertThat(younger.get()).hasStackTraceContaining("planted");
    }
  }
}
