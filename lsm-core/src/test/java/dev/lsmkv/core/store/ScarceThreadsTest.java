package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreExecutors;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The operating system gives no more threads when a flush would begin one: whoever waits for it is
 * told, and once there are threads again nothing was lost.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ScarceThreadsTest {

  private final Scarce executors = new Scarce();
  private final Environment environment =
      new Environment(new MemoryStorage(), new SystemClock(), executors);

  /** The usual pools, whose flushes get no thread for a while. */
  private static final class Scarce implements StoreExecutors {

    private volatile boolean isScarce;

    @Override
    public ExecutorService pool(String name, int threads) {
      return Executors.newFixedThreadPool(
          threads,
          task -> {
            if (isScarce && name.contains("flush")) {
              throw new OutOfMemoryError("planted: unable to create native thread");
            }
            return new Thread(task, name);
          });
    }
  }

  private LsmStore open(StoreOptions.Builder options) {
    return LsmStore.builder(TestStore.DIRECTORY)
        .environment(environment)
        .options(options.build())
        .open();
  }

  @Test
  void aFlushThatGetsNoThreadFailsAndIsMadeUpFor() {
    try (LsmStore store = open(TestStore.small())) {
      executors.isScarce = true;
      store.put(bytes("a"), bytes("v"));
      assertThatExceptionOfType(LsmException.class)
          .isThrownBy(store::flush)
          .withStackTraceContaining("planted");
      executors.isScarce = false;
      store.put(bytes("b"), bytes("v"));
      store.flush();
      assertThat(store.stats().flushes().count()).isEqualTo(2);
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=v", "b=v");
    }
  }

  @Test
  void writersBehindAFullQueueAreToldAndGoOnLater() {
    StoreOptions.Builder options = TestStore.small().memTableEntries(1).immutableMemTables(2);
    try (LsmStore store = open(options)) {
      executors.isScarce = true;
      for (int i = 0; i < 3; i++) {
        store.put(bytes("k" + i), bytes("v"));
      }
      assertThatExceptionOfType(LsmException.class)
          .isThrownBy(() -> store.put(bytes("refused"), bytes("v")))
          .withStackTraceContaining("planted");
      executors.isScarce = false;
      store.put(bytes("k3"), bytes("v"));
      assertThat(entries(store.scan(KeyRange.all())))
          .containsExactly("k0=v", "k1=v", "k2=v", "k3=v");
    }
  }

  @Test
  void aLoggedWriteBehindUnloggedOnesIsToldAndGoesOnLater() {
    try (LsmStore store = open(TestStore.small())) {
      executors.isScarce = true;
      store.write(new WriteBatch().put(bytes("a"), bytes("v")), Durability.NONE);
      assertThatExceptionOfType(LsmException.class)
          .isThrownBy(() -> store.put(bytes("refused"), bytes("v")))
          .withStackTraceContaining("planted");
      executors.isScarce = false;
      store.put(bytes("b"), bytes("v"));
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=v", "b=v");
    }
  }

  @Test
  void aStoreThatIsClosedMeanwhileLosesNothing() {
    LsmStore store = open(TestStore.small());
    executors.isScarce = true;
    store.put(bytes("a"), bytes("v"));
    assertThatExceptionOfType(LsmException.class)
        .isThrownBy(store::close)
        .withStackTraceContaining("planted");
    executors.isScarce = false;
    try (LsmStore again = open(TestStore.small())) {
      assertThat(entries(again.scan(KeyRange.all()))).containsExactly("a=v");
    }
  }
}
