package dev.lsmkv.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an interrupt does to a wait that is waited to its end. */
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
      Thread.onSpinWait(); // until it waits again, behind the interrupt
    }
    end.countDown();
    waiting.join();
    assertThat(ended).isTrue();
    assertThat(flagBehind).isTrue();
  }

  @Test
  void waitsUntilItIsDone() {
    int[] waits = {0};
    Uninterrupted.until(() -> waits[0] == 3, () -> waits[0]++);
    assertThat(waits[0]).isEqualTo(3);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
