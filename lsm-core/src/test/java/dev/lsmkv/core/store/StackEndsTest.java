package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

  private static final long STACK_BYTES = 256 << 10;
  private static final int ENTRIES = 400;
  private static final int ROUNDS = 20;

  private final TestStore disk = new TestStore();

  /**
   * Recurses until the stack ends, and calls something at each level on the way back, which so has
   * a little more of it each time.
   */
  private static final class Climb implements Runnable {

    private static final int SUCCESSES = 50;

    private final Runnable call;
    private int inTurn;
    private int overflows;
    private @Nullable Throwable failure; // that is not of the stack

    Climb(Runnable call) {
      this.call = call;
    }

    @Override
    public void run() {
      climb();
    }

    private void climb() {
      try {
        if (inTurn < SUCCESSES) {
          climb();
        }
      } catch (StackOverflowError _) {
        // no deeper; or too deep to notice how a call ended
      }
      if (inTurn < SUCCESSES) {
        attempt();
      }
    }

    private void attempt() {
      try {
        call.run();
        inTurn++;
      } catch (StackOverflowError e) {
        inTurn = 0;
        overflows++;
      } catch (StoreReadOnlyException e) {
        inTurn = SUCCESSES; // nothing more will come
      } catch (RuntimeException | AssertionError e) {
        inTurn = 0;
        if (isOfStack(e)) {
          overflows++;
        } else {
          failure = e;
        }
      }
    }

    private static boolean isOfStack(Throwable failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof StackOverflowError) {
          return true;
        }
      }
      return false;
    }
  }

  private static int climb(Runnable call) throws InterruptedException {
    call.run(); // a class must not be initialized where the stack ends
    Climb climb = new Climb(call);
    Thread thread = new Thread(null, climb, "climbs", STACK_BYTES);
    thread.start();
    thread.join();
    assertThat(climb.failure).isNull();
    return climb.overflows;
  }

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
            climb(() -> {
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
        overflows += climb(() -> require(Arrays.equals(value, store.get(key).orElse(null))));
        overflows += climb(() -> require(count(store) == ENTRIES));
        assertThat(store.get(key)).hasValue(value);
        assertThat(count(store)).isEqualTo(ENTRIES);
      }
      assertThat(overflows).isGreaterThan(100);
      store.compact();
      disk.awaitOnlyKnownTables(store);
      assertThat(IntStream.range(0, ENTRIES)).allMatch(i -> store.contains(bytes("k" + i)));
    }
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
