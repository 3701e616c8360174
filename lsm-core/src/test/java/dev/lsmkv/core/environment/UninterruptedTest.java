package dev.lsmkv.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an interrupt does to a wait that is waited to its end. */
@Timeout(60)
class UninterruptedTest {

  @Test
  void interruptedJoinWaitsForTheEndAndKeepsTheFlag() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread awaited = Thread.ofPlatform().start(() -> awaitQuietly(end));
    AtomicBoolean flagBehind = new AtomicBoolean();
    AtomicBoolean ended = new AtomicBoolean();
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> {
              Thread.currentThread().interrupt();
              Uninterrupted.join(awaited);
              ended.set(!awaited.isAlive());
              flagBehind.set(Thread.currentThread().isInterrupted());
            });
    while (waiting.isInterrupted() || waiting.getState() != Thread.State.WAITING) {
      Thread.sleep(1); // until it waits again, behind the interrupt
    }
    end.countDown();
    waiting.join();
    assertThat(ended).isTrue();
    assertThat(flagBehind).isTrue();
  }

  @Test
  void interruptedWaitForAPoolWaitsForTheEndAndKeepsTheFlag() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    AtomicBoolean done = new AtomicBoolean();
    pool.execute(() -> {
      awaitQuietly(end);
      done.set(true);
    });
    AtomicBoolean flagBehind = new AtomicBoolean();
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> {
              Thread.currentThread().interrupt();
              Uninterrupted.awaitEnd(pool);
              flagBehind.set(done.get() && Thread.currentThread().isInterrupted());
            });
    while (waiting.isInterrupted() || waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1); // until it waits again, behind the interrupt
    }
    end.countDown();
    waiting.join();
    assertThat(flagBehind).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
