package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The memtable being written and those that wait to be flushed. */
@Timeout(120)
final class MemTableQueueTest {

  private static final int ENTRIES_EACH = 5;
  private static final int WAITING_MAX = 3;
  private static final int WRITES = 100;

  private final TestStore disk = new TestStore();
  private final BlockingCompression gate = new BlockingCompression();

  private static StoreOptions.Builder options() {
    return TestStore.small()
        .durability(Durability.OS)
        .memTableEntries(ENTRIES_EACH)
        .immutableMemTables(WAITING_MAX)
        .compressedFromLevel(0)
        .provider(Role.COMPRESSION, BlockingCompression.ID);
  }

  private static byte[] key(int i) {
    return bytes("k%03d".formatted(i));
  }

  @Test
  void aFullQueueDelaysWritersDropsNothingAndReadersSeeEveryMemTable() throws Exception {
    try (LsmStore store = disk.builder().options(options().build()).with(gate).open()) {
      gate.block();
      AtomicInteger acknowledged = new AtomicInteger();
      Thread writer = Thread.ofPlatform().start(() -> writeAll(store, acknowledged));
      while (store.stats().stalls().stopped() == 0) {
        Thread.sleep(1);
      }
      int room = ENTRIES_EACH * (1 + WAITING_MAX);
      assertThat(acknowledged.get()).isEqualTo(room);
      assertThat(store.stats().memTables().immutable()).isEqualTo(WAITING_MAX);
      assertThat(store.stats().tablesKnown()).isZero();
      for (int i = 0; i < room; i++) {
        assertThat(store.get(key(i))).hasValue(bytes("v" + i));
      }
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(room);
      assertThat(entries(store.scanReverse(KeyRange.all()))).hasSize(room);
      assertThat(writer.isAlive()).isTrue();
      gate.release();
      writer.join();
      assertThat(acknowledged.get()).isEqualTo(WRITES);
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(WRITES);
      assertThat(store.stats().stalls().stop()).isPositive();
    }
  }

  private static void writeAll(LsmStore store, AtomicInteger acknowledged) {
    for (int i = 0; i < WRITES; i++) {
      store.put(key(i), bytes("v" + i));
      acknowledged.incrementAndGet();
    }
  }

  @Test
  void twoMemTablesAreWrittenAtOnceAndBothBecomeTables() throws InterruptedException {
    try (LsmStore store =
        disk.builder().options(options().flushThreads(2).build()).with(gate).open()) {
      gate.block();
      for (int i = 0; i <= 2 * ENTRIES_EACH; i++) {
        store.put(key(i), bytes("v"));
      }
      while (gate.blocked() < 2) {
        Thread.sleep(1);
      }
      assertThat(store.stats().memTables().immutable()).isEqualTo(2);
      gate.release();
      store.flush();
      assertThat(store.stats().flushes().count()).isEqualTo(3);
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(2 * ENTRIES_EACH + 1);
    }
  }

  @Test
  void memTablesRotateByBytesAsWellAsByEntries() {
    StoreOptions byBytes = TestStore.small().durability(Durability.OS).memTableBytes(4_096).build();
    try (LsmStore store = disk.open(byBytes)) {
      for (int i = 0; i < 20; i++) {
        store.put(key(i), new byte[1_000]);
      }
      assertThat(store.stats().memTables().rotations()).isBetween(4L, 7L);
    }
  }
}
