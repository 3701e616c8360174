package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.core.environment.StackClimb;
import dev.lsmkv.core.model.DeflateCompression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The stack of a caller ends in the midst of a call, as it does to whoever recurses without end and
 * catches that: nobody waits for ever, and nothing that was acknowledged is lost.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StackEndsTest {

  private static final int ENTRIES = 400;
  private static final int ROUNDS = 20;
  private static final long CACHE_BYTES = 256 << 10;
  private static final int BLOCKS = 1000; // about as many as fit into the cache four times
  private static final int STEP = 7919;

  private final TestStore disk = new TestStore();

  private LsmStore filled(Durability durability) {
    LsmStore store = disk.open(TestStore.small().durability(durability).build());
    for (int i = 0; i < ENTRIES; i++) {
      store.put(bytes("k" + i), bytes("v" + i));
      store.get(bytes("k" + i));
    }
    return store;
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void writersAreToldAndNothingAcknowledgedIsLost(Durability durability)
      throws InterruptedException {
    List<String> acknowledged = new ArrayList<>();
    int overflows = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try (LsmStore store = filled(durability)) {
        overflows +=
            StackClimb.run(() -> {
              String key = "new" + acknowledged.size();
              store.put(bytes(key), bytes(key));
              acknowledged.add(key);
            });
        assertWritesEnd(store);
      }
    }
    assertThat(overflows).isGreaterThan(100);
    try (LsmStore store = disk.open()) {
      assertThat(acknowledged).allMatch(key -> store.contains(bytes(key)));
    }
  }

  /** Where the stack ended in the very middle of a write, the store says so and takes no more. */
  private static void assertWritesEnd(LsmStore store) {
    try {
      store.put(bytes("after"), bytes("v"));
      assertThat(store.get(bytes("after"))).hasValue(bytes("v"));
    } catch (StoreReadOnlyException _) {
      assertThat(store.stats().state()).isEqualTo(StoreStats.State.READ_ONLY_UNTIL_REOPENED);
    }
  }

  @Test
  void readsGoOnAndAreRight() throws InterruptedException {
    try (LsmStore store = filled(Durability.OS)) {
      store.flush();
      int overflows = 0;
      for (int i = 0; i < ROUNDS; i++) {
        byte[] key = bytes("k" + i);
        byte[] value = bytes("v" + i);
        overflows +=
            StackClimb.run(() -> require(Arrays.equals(value, store.get(key).orElse(null))));
        overflows += StackClimb.run(() -> require(count(store) == ENTRIES));
        assertThat(store.get(key)).hasValue(value);
        assertThat(count(store)).isEqualTo(ENTRIES);
      }
      assertThat(overflows).isGreaterThan(100);
      store.compact();
      disk.awaitOnlyKnownTables(store);
      assertThat(IntStream.range(0, ENTRIES)).allMatch(i -> store.contains(bytes("k" + i)));
    }
  }

  /** Each read decompresses a block, which the cache keeps where another one was. */
  @Test
  void cacheThatIsFullShowsNoBlockInThePlaceOfAnother() throws InterruptedException {
    StoreOptions options =
        TestStore.small()
            .durability(Durability.OS)
            .provider(Role.COMPRESSION, DeflateCompression.ID)
            .compressedFromLevel(0)
            .blockCacheBytes(CACHE_BYTES)
            .build();
    try (LsmStore store = disk.builder().with(new DeflateCompression()).options(options).open()) {
      for (int i = 0; i < BLOCKS; i++) {
        store.put(bytes("k" + i), value(i));
      }
      store.compact();
      int overflows = 0;
      int[] reads = {0};
      for (int round = 0; round < ROUNDS; round++) {
        overflows +=
            StackClimb.run(() -> {
              int i = reads[0]++ * STEP % BLOCKS;
              require(Arrays.equals(value(i), store.get(bytes("k" + i)).orElse(null)));
            });
        assertThat(IntStream.range(0, BLOCKS))
            .allMatch(i -> Arrays.equals(value(i), store.get(bytes("k" + i)).orElse(null)));
      }
      assertThat(overflows).isGreaterThan(100);
      assertThat(store.stats().blockCache().bytes()).isGreaterThan(CACHE_BYTES / 2);
    }
  }

  private static byte[] value(int number) {
    byte[] value = new byte[1000];
    Arrays.fill(value, (byte) number);
    return value;
  }

  private static void require(boolean isRight) {
    if (!isRight) {
      throw new AssertionError("a wrong answer");
    }
  }

  private static int count(LsmStore store) {
    int count = 0;
    try (Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }
}
