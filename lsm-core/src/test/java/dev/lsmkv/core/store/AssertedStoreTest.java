package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.asserted.AssertedStore;
import dev.lsmkv.core.environment.SystemEnvironment;
import dev.lsmkv.core.model.DeflateCompression;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine uses its parts as their interfaces say, and closes what it opens. */
final class AssertedStoreTest {

  private static final int KEYS = 400;

  private final AssertedStore asserted = new AssertedStore();

  @TempDir private Path temporary;

  private LsmStore.Builder builder(Storage disk, Path directory) {
    LsmStore.Builder builder = asserted.around(LsmStore.builder(directory), disk);
    asserted.with(builder, new DeflateCompression());
    return builder.options(options());
  }

  private static StoreOptions options() {
    return TestStore.small()
        .provider(Role.COMPRESSION, new DeflateCompression().id())
        .compactionThreads(2)
        .build();
  }

  @Test
  void aStoreInMemoryKeepsTheContractsOfItsParts() {
    live(new MemoryStorage(), TestStore.DIRECTORY);
  }

  @Test
  void aStoreOnTheFileSystemKeepsTheContractsOfItsParts() {
    live(SystemEnvironment.create().storage(), temporary.resolve("store"));
  }

  /** Writes, reads, flushes and compacts, opens again, also for reading only. */
  private void live(Storage disk, Path directory) {
    Random random = new Random(1);
    for (int round = 0; round < 3; round++) {
      try (LsmStore store = builder(disk, directory).open()) {
        write(store, random, 1_500);
        read(store, random);
        store.compact(KeyRange.from(bytes("key2")));
        write(store, random, 500);
        store.flush();
        read(store, random);
        store.compact();
        read(store, random);
      }
      asserted.requireAllClosed();
      try (LsmStore reader = builder(disk, directory).readOnly().open()) {
        assertThat(TestStore.entries(reader.scan(KeyRange.all()))).isNotEmpty();
      }
      asserted.requireAllClosed();
    }
  }

  private static void write(LsmStore store, Random random, int writes) {
    for (int i = 0; i < writes; i++) {
      byte[] key = bytes("key" + random.nextInt(KEYS));
      if (random.nextInt(5) == 0) {
        store.delete(key);
      } else {
        store.put(key, bytes("value ".repeat(random.nextInt(20)) + i));
      }
    }
  }

  private static void read(LsmStore store, Random random) {
    try (Snapshot snapshot = store.snapshot();
        Cursor ascending = snapshot.scan(KeyRange.all());
        Cursor descending = store.scanReverse(KeyRange.all())) {
      for (int i = 0; i < 100; i++) {
        byte[] key = bytes("key" + random.nextInt(KEYS));
        boolean found = ascending.seek(key) && ascending.next();
        found |= descending.seek(key) && descending.next();
        if (found && random.nextBoolean()) {
          store.get(key);
        }
      }
    }
    try (Snapshot snapshot = store.snapshot()) {
      List<String> all = TestStore.entries(snapshot.scan(KeyRange.all()));
      assertThat(TestStore.entries(snapshot.scanReverse(KeyRange.all()))).isEqualTo(all.reversed());
    }
  }

  @Test
  void threadsKeepOutOfOneAnothersParts() throws Exception {
    try (LsmStore store = builder(new MemoryStorage(), TestStore.DIRECTORY).open();
        ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<?>> running = new ArrayList<>();
      for (int seed = 0; seed < 3; seed++) {
        Random random = new Random(seed);
        running.add(threads.submit(() -> write(store, random, 2_000)));
      }
      for (int seed = 0; seed < 2; seed++) {
        Random random = new Random(seed);
        running.add(
            threads.submit(() -> {
              for (int i = 0; i < 15; i++) {
                read(store, random);
              }
            }));
      }
      running.add(
          threads.submit(() -> {
            for (int i = 0; i < 5; i++) {
              store.compact();
            }
          }));
      for (Future<?> each : running) {
        each.get();
      }
    }
    asserted.requireAllClosed();
  }

  @Test
  void aKilledStoreIsRecoveredWithAllClosed() {
    MemoryStorage disk = new MemoryStorage();
    MemoryStorage killed;
    try (LsmStore store = builder(disk, TestStore.DIRECTORY).open()) {
      write(store, new Random(3), 1_000);
      killed = disk.copy();
    }
    asserted.requireAllClosed();
    try (LsmStore store = builder(killed, TestStore.DIRECTORY).open()) {
      read(store, new Random(4));
    }
    asserted.requireAllClosed();
  }

  @Test
  void aCursorThatIsLeftOpenIsFound() {
    LsmStore store = builder(new MemoryStorage(), TestStore.DIRECTORY).open();
    write(store, new Random(5), 300);
    store.flush();
    Cursor cursor = store.scan(KeyRange.all());
    assertThat(cursor.next()).isTrue();
    assertThatThrownBy(asserted::requireAllClosed)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("still open")
        .hasMessageContaining("a cursor over the table");
    assertThatThrownBy(store::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is closed beneath 1 cursors");
  }
}
