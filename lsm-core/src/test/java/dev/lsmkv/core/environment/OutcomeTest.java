package dev.lsmkv.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What those are told who wait for something. */
@Timeout(60)
final class OutcomeTest {

  private final Throwable reason = new Exception("no room");

  private final Outcome<String> outcome = new Outcome<>();

  @Test
  void whoeverComesLateIsToldAtOnce() {
    assertThat(outcome.isKnown()).isFalse();
    outcome.succeeded("done");
    assertThat(outcome.isKnown()).isTrue();
    assertThat(outcome.hasFailed()).isFalse();
    assertThat(outcome.await()).isNull();
    assertThat(outcome.result()).isEqualTo("done");
  }

  @Test
  void theFirstThatIsToldCounts() {
    outcome.failed(reason);
    outcome.succeeded("done");
    outcome.failed(new Exception("too late"));
    assertThat(outcome.hasFailed()).isTrue();
    assertThat(outcome.await()).isSameAs(reason);
  }

  @Test
  void interruptedWaitGoesOnToTheEndAndKeepsTheFlag() throws InterruptedException {
    CompletableFuture<Boolean> flagBehind = new CompletableFuture<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> {
              Thread.currentThread().interrupt();
              outcome.await();
              flagBehind.complete(Thread.currentThread().isInterrupted());
            });
    while (waiting.isInterrupted() || waiting.getState() != Thread.State.WAITING) {
      Thread.sleep(1); // until it waits again, behind the interrupt
    }
    outcome.succeeded("done");
    waiting.join();
    assertThat(flagBehind).isCompletedWithValue(true);
  }
}
