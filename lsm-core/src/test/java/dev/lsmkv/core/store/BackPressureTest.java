package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers while compaction is behind: slowed first, and only at the hard limit held. */
@Timeout(120)
final class BackPressureTest {

  private static final int STOP_TABLES = 12;
  private static final int WRITES = 2_000;

  private final BlockingCompression gate = new BlockingCompression();
  private final StoreOptions options =
      TestStore.small()
          .durability(Durability.OS)
          .memTableBytes(64 << 10)
          .immutableMemTables(1)
          .compressedFromLevel(1)
          .provider(Role.COMPRESSION, BlockingCompression.ID)
          .setting(Role.COMPACTION, "l0-slow-tables", "3")
          .setting(Role.COMPACTION, "l0-stop-tables", Integer.toString(STOP_TABLES))
          .build();

  @Test
  void writersAreSlowedThenHeldAndGoOnOnceCompactionHasCaughtUp() throws InterruptedException {
    try (LsmStore store = new TestStore().builder().options(options).with(gate).open()) {
      gate.block();
      AtomicInteger acknowledged = new AtomicInteger();
      Thread writer = Thread.ofPlatform().start(() -> writeAll(store, acknowledged));
      while (store.stats().tablesKnown() < STOP_TABLES) {
        Thread.sleep(1);
      }
      StoreStats stats = store.stats();
      assertThat(stats.stalls().delayed()).as("slowed on the way").isPositive();
      assertThat(stats.stalls().delay()).isPositive();
      assertThat(stats.state()).isEqualTo(StoreStats.State.DELAYED);
      int held = awaitHeld(acknowledged);
      assertThat(held).isLessThan(WRITES);
      assertThat(store.stats().levels().getFirst().tables())
          .isBetween((long) STOP_TABLES, STOP_TABLES + 2L);
      assertThat(store.get(key(held / 2))).isPresent();
      assertThat(entries(store.scan(KeyRange.all()))).hasSizeGreaterThanOrEqualTo(held);
      gate.release();
      writer.join();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(WRITES);
      assertThat(store.stats().stalls().stop()).isPositive();
      store.flush();
      Settled.await(store);
      assertThat(store.stats().state()).isEqualTo(StoreStats.State.HEALTHY);
    }
  }

  /** Waits until the writer makes no progress, and tells how far it came. */
  private static int awaitHeld(AtomicInteger acknowledged) throws InterruptedException {
    int before = -1;
    while (before != acknowledged.get()) {
      before = acknowledged.get();
      Thread.sleep(300);
    }
    return before;
  }

  private static void writeAll(LsmStore store, AtomicInteger acknowledged) {
    for (int i = 0; i < WRITES; i++) {
      store.put(key(i), new byte[1_000]);
      acknowledged.incrementAndGet();
    }
  }

  /** Keys all over the range, so that no table can just be moved down. */
  private static byte[] key(int i) {
    return bytes("key %05d".formatted(i * 7919 % WRITES));
  }
}
