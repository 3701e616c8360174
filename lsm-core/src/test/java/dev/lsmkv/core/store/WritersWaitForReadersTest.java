package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.compaction.Levels;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever reads a lot is seen by writers, whichever way is read. */
@Timeout(60)
final class WritersWaitForReadersTest {

  /** Slows nobody unless the store is read. */
  private static final class Considerate extends IdleStrategy {

    @Override
    public double pressureWhileRead(Levels levels) {
      return 0.95;
    }
  }

  private final Considerate strategy = new Considerate();
  private final StoreOptions options =
      StoreOptions.builder().provider(Role.COMPACTION, strategy.id()).build();

  private LsmStore open() {
    LsmStore store = new TestStore().builder().options(options).with(strategy).open();
    store.put(bytes("k"), new byte[1 << 10]);
    store.flush();
    return store;
  }

  private void assertSeen(Consumer<LsmStore> read) throws InterruptedException {
    try (LsmStore store = open()) {
      AtomicBoolean ends = new AtomicBoolean();
      Thread reader =
          Thread.ofPlatform()
              .start(() -> {
                while (!ends.get()) {
                  read.accept(store);
                }
              });
      try {
        while (store.stats().stalls().delayed() == 0) {
          store.put(bytes("k"), new byte[1 << 10]);
        }
      } finally {
        ends.set(true);
        reader.join();
      }
    }
  }

  @Test
  void nobodyIsDelayedWhereNobodyReads() {
    try (LsmStore store = open()) {
      for (int i = 0; i < 1_000; i++) {
        store.put(bytes("k"), new byte[1 << 10]);
      }
      assertThat(store.stats().stalls().delayed()).isZero();
    }
  }

  @Test
  void pointReadsAreSeen() throws InterruptedException {
    assertSeen(store -> store.get(bytes("k")));
  }

  @Test
  void scansAreSeen() throws InterruptedException {
    assertSeen(store -> {
      try (Cursor cursor = store.scan(KeyRange.all())) {
        cursor.next();
      }
    });
  }

  @Test
  void readsOfSnapshotsAreSeen() throws InterruptedException {
    assertSeen(store -> {
      try (Snapshot snapshot = store.snapshot()) {
        snapshot.get(bytes("k"));
      }
    });
  }
}
