package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.awaitQuietly;
import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A table that is gone, or that the disk does not give, stops nobody but those who want its keys.
 */
final class LostTableTest {

  private static final StoreOptions OPTIONS =
      TestStore.small()
          .setting(Role.COMPACTION, "l0-slow-tables", "4")
          .setting(Role.COMPACTION, "l0-stop-tables", "8")
          .build();

  private final TestStore disk = new TestStore();

  private Path tableOf(String key) {
    try (LsmStore store = disk.open(OPTIONS)) {
      store.put(bytes(key), bytes("old"));
      store.flush();
    }
    List<Path> tables = disk.files("data.rows");
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }

  private static void writeManyTables(LsmStore store) {
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 20; i++) {
        store.put(bytes("k%02d".formatted(i)), bytes("round " + round));
      }
      store.flush();
    }
  }

  @Test
  @Timeout(60)
  void aMissingTableIsSetAsideAndStopsNoWriter() throws IOException {
    Path lost = tableOf("k10");
    disk.disk().directory(lost.getParent()).file(lost.getFileName().toString()).delete();
    try (LsmStore store = disk.open(OPTIONS)) {
      writeManyTables(store);
      assertThat(store.stats().tablesDamaged()).isEqualTo(1);
      assertThat(store.get(bytes("k10"))).hasValue(bytes("round 19"));
    }
  }

  @Test
  @Timeout(60)
  void aTableThatTheDiskDoesNotGiveIsSetAsideAndStopsNoWriter() {
    Path lost = tableOf("k10");
    FaultyStorage faulty = new FaultyStorage(disk.disk());
    faulty.fault((operation, path) -> {
      if (operation == Operation.MAP && path.equals(lost)) {
        throw new InternalError("planted, as a fault in a mapping is");
      }
    });
    try (LsmStore store = TestStore.builder(faulty).options(OPTIONS).open()) {
      writeManyTables(store);
      assertThat(store.stats().tablesDamaged()).isEqualTo(1);
      assertThat(store.get(bytes("k10"))).hasValue(bytes("round 19"));
    }
  }

  @Test
  @Timeout(60)
  void writersThatWaitForACompactionThatFailedUnexpectedlyGoOn() throws InterruptedException {
    FaultyStorage faulty = new FaultyStorage(disk.disk());
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicInteger failures = new AtomicInteger();
    faulty.fault((operation, path) -> {
      if (operation == Operation.CREATE_DIRECTORY
          && Thread.currentThread().getName().startsWith("lsm-compaction")
          && failures.incrementAndGet() <= 3) {
        awaitQuietly(stopped);
        throw new OutOfMemoryError("planted");
      }
    });
    try (LsmStore store = TestStore.builder(faulty).options(OPTIONS).open()) {
      Thread writer = Thread.ofPlatform().start(() -> writeManyTables(store));
      while (store.stats().stalls().stopped() == 0) {
        Thread.sleep(1);
      }
      stopped.countDown();
      writer.join();
      assertThat(store.get(bytes("k10"))).hasValue(bytes("round 19"));
    }
  }
}
