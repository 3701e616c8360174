package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What failed leaves nothing behind: no thread, no mapping, no table. */
final class ReleaseAfterFailureTest {

  private final TestStore disk = new TestStore();
  private final FaultyStorage faulty = new FaultyStorage(disk.disk());

  private static Set<Thread> storeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lsm-") && thread.isAlive())
        .collect(Collectors.toSet());
  }

  @Test
  void aReadOnlyOpenThatFindsNoStoreLeavesNoThread() {
    Set<Thread> before = storeThreads();
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(StoreIoException.class)
          .isThrownBy(() -> disk.builder().readOnly().open());
    }
    assertThat(before).containsAll(storeThreads());
  }

  /** A strategy that knows no limits. */
  private static final class Wrong extends IdleStrategy {

    @Override
    public List<LevelLimit> limits(Levels levels) {
      throw new IllegalStateException("planted");
    }
  }

  @Test
  void anOpenThatAStrategyFailsLeavesNoThread() {
    Set<Thread> before = storeThreads();
    Wrong wrong = new Wrong();
    StoreOptions options = StoreOptions.builder().provider(Role.COMPACTION, wrong.id()).build();
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> disk.builder().options(options).with(wrong).open())
        .withStackTraceContaining("planted");
    assertThat(before).containsAll(storeThreads());
    disk.open().close();
  }

  @Test
  @Timeout(60)
  void aReaderThatCouldNotFollowKeepsNoTableOpenThatItDoesNotShow() throws InterruptedException {
    StoreOptions options = TestStore.small().setting(Role.COMPACTION, "l0-tables", "8").build();
    try (LsmStore writer = disk.open(options)) {
      writer.put(bytes("a"), bytes("v"));
      writer.flush();
      try (LsmStore reader = TestStore.builder(faulty).options(options).readOnly().open()) {
        Semaphore failures = new Semaphore(0);
        faulty.fault((operation, path) -> {
          if (operation == Operation.MAP && path.toString().endsWith(".log")) {
            failures.release();
            throw new NoSuchFileException(path.toString());
          }
        });
        writer.put(bytes("b"), bytes("v"));
        writer.flush();
        failures.acquire(5);
        faulty.fault(Fault.NONE);
        while (!reader.contains(bytes("b"))) {
          Thread.sleep(1);
        }
        assertThat(reader.stats().tablesOpen()).isEqualTo(2);
      }
    }
  }

  @Test
  @Timeout(60)
  void memTablesThatAreInstalledAtTheSecondAttemptBecomeOneTableEach() {
    AtomicInteger failures = new AtomicInteger();
    StoreOptions options =
        TestStore.small().memTableEntries(10).setting(Role.COMPACTION, "l0-tables", "99").build();
    try (LsmStore store = TestStore.builder(faulty).options(options).open()) {
      faulty.fault((operation, path) -> {
        if (operation == Operation.CREATE
            && path.toString().contains("ROOT-")
            && Thread.currentThread().getName().startsWith("lsm-flush")
            && failures.incrementAndGet() <= 2) {
          throw new IOException("planted");
        }
      });
      for (int i = 0; i < 30; i++) {
        store.write(new WriteBatch().put(bytes("k" + i), bytes("v")), Durability.OS);
      }
      flushUntilItSucceeds(store);
      assertThat(failures.get()).isGreaterThan(2);
      assertThat(disk.files("table.json")).hasSize((int) store.stats().tablesKnown());
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // no interrupt ends a flush
  void whoeverWaitsForAFlushIsToldOfItThoughItsSegmentCannotBeDeleted() {
    faulty.fault((operation, path) -> {
      if (operation == Operation.DELETE && path.toString().endsWith(".log")) {
        throw new OutOfMemoryError("planted");
      }
    });
    try (LsmStore store = TestStore.builder(faulty).open()) {
      store.put(bytes("k"), bytes("v"));
      store.flush();
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
    }
  }

  private static void flushUntilItSucceeds(LsmStore store) {
    while (true) {
      try {
        store.flush();
        return;
      } catch (StoreIoException e) {
        assertThat(e).hasStackTraceContaining("planted");
      }
    }
  }
}
