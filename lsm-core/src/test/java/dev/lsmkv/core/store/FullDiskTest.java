package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats.State;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A disk without space refuses writes before they are acknowledged, and stops nothing for good. */
final class FullDiskTest {

  private static final StoreOptions OPTIONS = TestStore.small().immutableMemTables(2).build();

  private static final long SEGMENT_BYTES = 8 << 10; // an eighth of a chunk, at first
  private static final long ROOT_BYTES_MAX = 4 << 10; // and a manifest

  private final TestStore disk = new TestStore();
  private final FaultyStorage faulty = new FaultyStorage(disk.disk());
  private final List<String> acknowledged = new ArrayList<>();

  private LsmStore open() {
    return TestStore.builder(faulty).options(OPTIONS).open();
  }

  private void put(LsmStore store) {
    String key = "k%05d".formatted(acknowledged.size());
    store.put(bytes(key), new byte[200]);
    acknowledged.add(key);
  }

  /** Writes until a write is refused. */
  private void fill(LsmStore store) {
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(() -> {
          while (acknowledged.size() < 10_000) {
            put(store);
          }
        })
        .withMessageContaining("No space left");
  }

  private void assertAllThere(LsmStore store) {
    List<String> found =
        entries(store.scan(KeyRange.all())).stream()
            .map(entry -> entry.substring(0, entry.indexOf('=')))
            .toList();
    assertThat(found).isEqualTo(acknowledged);
  }

  @Test
  void writesAreRefusedReadsGoOnAndWritesResumeByThemselves() {
    try (LsmStore store = open()) {
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
          put(store);
        }
        faulty.fault(Fault.DISK_FULL);
        fill(store);
        assertThat(store.stats().state()).isEqualTo(State.OUT_OF_SPACE);
        assertAllThere(store);
        faulty.fault(Fault.NONE);
        put(store);
        store.flush();
        assertThat(store.stats().state()).isIn(State.HEALTHY, State.DELAYED);
        assertAllThere(store);
      }
    }
    assertThat(disk.files("/wal/")).as("the segment in use and the next one").hasSize(2);
    try (LsmStore store = disk.open(OPTIONS)) {
      assertAllThere(store);
      assertThat(disk.files("table.json")).hasSize((int) store.stats().tablesKnown());
    }
  }

  /** The log without room made ahead takes back what it could not write. */
  @Test
  void anyWriteToTheChannelLogMayFailAndTheNextIsTaken() {
    StoreOptions channel =
        StoreOptions.builder()
            .memTableBytes(8 << 10)
            .provider(Role.WAL, "channel")
            .durability(Durability.OS)
            .build();
    AtomicInteger appends = new AtomicInteger();
    int refused = 0;
    try (LsmStore store = TestStore.builder(faulty).options(channel).open()) {
      faulty.fault((operation, path) -> {
        if (operation == Operation.APPEND
            && path.toString().endsWith(".log")
            && appends.incrementAndGet() % 7 == 0) {
          throw new IOException("No space left on device");
        }
      });
      for (int i = 0; i < 200; i++) {
        try {
          put(store);
        } catch (StoreIoException e) {
          assertThat(e).hasMessageContaining("No space left");
          refused++;
        }
        assertThat(store.stats().state()).isNotEqualTo(State.READ_ONLY_UNTIL_REOPENED);
      }
      faulty.fault(Fault.NONE);
      assertAllThere(store);
      TestStore killed = disk.killed();
      try (LsmStore again = killed.open(OPTIONS)) {
        assertAllThere(again);
      }
    }
    assertThat(refused).isGreaterThan(20);
  }

  @Test
  void aKillWhileTheDiskIsFullLosesNothingAcknowledged() {
    TestStore killed;
    try (LsmStore store = open()) {
      put(store);
      faulty.fault(Fault.DISK_FULL);
      fill(store);
      killed = disk.killed();
      faulty.fault(Fault.NONE);
    }
    try (LsmStore store = killed.open(OPTIONS)) {
      assertAllThere(store);
    }
  }

  /** The log that was replayed is deleted before space for the next is missed for good. */
  @Test
  void aStoreThatWasKilledOnAFullDiskOpensWithTheSpaceOfItsOldLog() {
    TestStore killed;
    try (LsmStore store = open()) {
      for (int i = 0; i < 20; i++) {
        put(store);
      }
      killed = disk.killed();
    }
    TestStore elsewhere = killed.killed();
    elsewhere.open(OPTIONS).close();
    long tableBytes = used(elsewhere, "/sstables/");
    long spaceBytes = used(killed, "") + tableBytes + ROOT_BYTES_MAX;
    FaultyStorage full = new FaultyStorage(killed.disk());
    full.fault((operation, path) -> {
      long bytes = operation == Operation.EXTEND ? SEGMENT_BYTES : 0;
      if (operation.takesSpace() && used(killed, "") + bytes > spaceBytes) {
        throw new IOException(path + ": No space left on device");
      }
    });
    try (LsmStore store = TestStore.builder(full).options(OPTIONS).open()) {
      assertAllThere(store);
      assertThat(store.stats().recovery().orphans()).isPositive();
    }
  }

  private static long used(TestStore store, String part) {
    return store.files(part).stream().mapToLong(file -> store.read(file).length).sum();
  }

  @Test
  void aRootThatCouldNotBeWrittenIsTakenBackAndTheNextCommitIsTried() {
    AtomicInteger refused = new AtomicInteger();
    try (LsmStore store = open()) {
      put(store);
      faulty.fault((operation, path) -> {
        if (operation == Operation.FORCE
            && path.toString().contains("ROOT-")
            && refused.incrementAndGet() <= 3) {
          throw new IOException("No space left on device");
        }
      });
      assertThatExceptionOfType(StoreIoException.class)
          .isThrownBy(store::flush)
          .withMessageContaining("No space left");
      assertThat(store.stats().state()).isEqualTo(State.OUT_OF_SPACE);
      flushUntilItSucceeds(store);
      assertThat(refused.get()).isGreaterThan(3);
      assertThat(store.stats().state()).isEqualTo(State.HEALTHY);
      put(store);
      assertThat(disk.files("ROOT-")).hasSize(2);
    }
    try (LsmStore store = disk.open(OPTIONS)) {
      assertAllThere(store);
    }
  }

  @Test
  void aLogThatCouldNotGoOnAndThenDoesIsNoObstacleAnyMore() {
    AtomicInteger segments = new AtomicInteger();
    faulty.fault((operation, path) -> {
      if (operation == Operation.CREATE
          && path.toString().endsWith(".log")
          && Set.of(2, 3).contains(segments.incrementAndGet())) { // the store opens with the first
        throw new IOException("No space left on device");
      }
    });
    try (LsmStore store = open()) {
      put(store);
      assertThatExceptionOfType(StoreIoException.class).isThrownBy(store::flush);
      assertThat(store.stats().state()).isEqualTo(State.OUT_OF_SPACE);
      flushUntilItSucceeds(store);
      assertThat(store.stats().state()).isEqualTo(State.HEALTHY);
    }
  }

  private static void flushUntilItSucceeds(LsmStore store) {
    for (int attempt = 0; attempt < 10; attempt++) {
      try {
        store.flush();
        return;
      } catch (StoreIoException e) {
        assertThat(e).hasMessageContaining("No space left");
      }
    }
    throw new AssertionError("no flush succeeded");
  }

  @Test
  void aRootThatCannotBeTakenBackEndsWritingUntilReopened() {
    try (LsmStore store = open()) {
      put(store);
      store.flush();
      faulty.fault((operation, path) -> {
        if (path.toString().contains("ROOT-")
            && (operation == Operation.FORCE || operation == Operation.DELETE)) {
          throw new IOException("input/output error");
        }
      });
      put(store);
      assertThatExceptionOfType(StoreIoException.class).isThrownBy(store::flush);
      assertReadOnly(store);
      faulty.fault(Fault.NONE);
    }
    try (LsmStore store = disk.open(OPTIONS)) {
      assertAllThere(store);
    }
  }

  @Test
  void anUnexpectedFailureBehindTheNewRootEndsWritingUntilReopened() {
    try (LsmStore store = open()) {
      put(store);
      store.flush();
      faulty.fault((operation, path) -> {
        if (operation == Operation.FORCE_NAMES && path.equals(TestStore.DIRECTORY)) {
          throw new OutOfMemoryError("planted");
        }
      });
      put(store);
      // the commit that fails may be that of the flush, or of the segment made ahead meanwhile
      assertThatExceptionOfType(LsmException.class).isThrownBy(store::flush);
      assertReadOnly(store);
      faulty.fault(Fault.NONE);
    }
    try (LsmStore store = disk.open(OPTIONS)) {
      assertAllThere(store);
    }
  }

  private void assertReadOnly(LsmStore store) {
    assertThat(store.stats().state()).isEqualTo(State.READ_ONLY_UNTIL_REOPENED);
    assertThatExceptionOfType(StoreReadOnlyException.class)
        .isThrownBy(() -> store.put(bytes("never"), bytes("v")));
    assertAllThere(store);
  }
}
