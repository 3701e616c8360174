package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.Levels;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a strategy fails of, it is asked again: writers may be waiting for what it plans. */
final class PlanFailureTest {

  /** Fails the first two times it is asked. */
  private static final class FailingTwice extends IdleStrategy {

    private final Semaphore plans = new Semaphore(0);
    private int failures;

    @Override
    public CompactionPlan plan(Levels levels) {
      if (failures++ < 2) {
        throw new Unspeakable();
      }
      plans.release();
      return new CompactionPlan.Idle();
    }
  }

  @Test
  @Timeout(60)
  void aFailureThatCannotBeToldEndsNoWorker() throws InterruptedException {
    FailingTwice strategy = new FailingTwice();
    StoreOptions options = StoreOptions.builder().provider(Role.COMPACTION, strategy.id()).build();
    try (LsmStore store = new TestStore().builder().options(options).with(strategy).open()) {
      strategy.plans.acquire();
      store.put(bytes("k"), bytes("v"));
      store.flush();
      strategy.plans.acquire();
      assertThat(store.stats().compactions().last().orElseThrow()).contains("cannot be told");
    }
  }
}
