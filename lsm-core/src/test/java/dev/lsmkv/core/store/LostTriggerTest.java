package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.Levels;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A change of the tables that comes while the strategy finds nothing to do is looked at too. */
final class LostTriggerTest {

  /** Never compacts; stands in its first plan until it is let go, and counts the plans after. */
  private static final class SlowToSayIdle extends IdleStrategy {

    private final CountDownLatch planning = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final Semaphore plansAfter = new Semaphore(0);

    @Override
    public CompactionPlan plan(Levels levels) {
      if (planning.getCount() == 0) {
        plansAfter.release();
        return new CompactionPlan.Idle();
      }
      planning.countDown();
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new CompactionPlan.Idle();
    }
  }

  @Test
  @Timeout(60)
  void aChangeDuringAPlanIsPlannedFor() throws InterruptedException {
    SlowToSayIdle strategy = new SlowToSayIdle();
    StoreOptions options = StoreOptions.builder().provider(Role.COMPACTION, strategy.id()).build();
    try (LsmStore store = new TestStore().builder().options(options).with(strategy).open()) {
      strategy.planning.await();
      store.put(bytes("k"), bytes("v"));
      Thread flush = Thread.ofPlatform().start(store::flush);
      awaitBlockedFlush();
      strategy.letGo.countDown();
      flush.join();
      strategy.plansAfter.acquire();
      assertThat(store.stats().levels()).isNotEmpty();
    }
  }

  /** Waits until the thread that flushes wants to tell of the change, which the plan holds up. */
  private static void awaitBlockedFlush() throws InterruptedException {
    while (Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread ->
            thread.getName().startsWith("lsm-flush")
                && thread.getState() == Thread.State.BLOCKED)) {
      Thread.sleep(1);
    }
  }
}
