package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The contract under interrupts: every call completes, and the flag is kept. */
interface InterruptContract extends StorageFixture {

  /** Enough for hundreds of interrupts to arrive within channel operations. */
  int STORM_ROUNDS = 20;

  @Test
  default void interruptedPlatformThreadCompletesEveryCallAndKeepsItsFlag() throws Exception {
    finish(start(Thread.ofPlatform(), this::callEverythingInterrupted));
  }

  @Test
  default void interruptedVirtualThreadCompletesEveryCallAndKeepsItsFlag() throws Exception {
    finish(start(Thread.ofVirtual(), this::callEverythingInterrupted));
  }

  @Test
  default void platformThreadUnderAStormOfInterruptsCompletesEveryCall() throws Exception {
    storm(Thread.ofPlatform());
  }

  @Test
  default void virtualThreadUnderAStormOfInterruptsCompletesEveryCall() throws Exception {
    storm(Thread.ofVirtual());
  }

  /** A thread and what it works on. */
  record Running(Thread thread, FutureTask<Boolean> work) {}

  private Running start(Thread.Builder builder, Session.Step calls) {
    FutureTask<Boolean> work =
        new FutureTask<>(() -> {
          calls.run();
          return true;
        });
    return new Running(builder.start(work), work);
  }

  private void finish(Running running) throws Exception {
    try {
      running.work().get();
    } catch (ExecutionException e) {
      throw new AssertionError("under interrupts", e.getCause());
    }
  }

  private void callEverythingInterrupted() throws Exception {
    new Session(directory(), storage())
        .run(step -> {
          Thread.currentThread().interrupt();
          step.run();
          assertTrue(Thread.interrupted(), "the flag is kept");
        });
  }

  private void storm(Thread.Builder builder) throws Exception {
    Running running = start(builder, this::callEverythingManyTimes);
    while (!running.work().isDone()) {
      running.thread().interrupt();
      Thread.onSpinWait();
    }
    finish(running);
  }

  private void callEverythingManyTimes() throws Exception {
    for (int i = 0; i < STORM_ROUNDS; i++) {
      new Session(directory().child("round-" + i), storage()).run(this::clearFlagAndRun);
    }
  }

  /** So that interrupts arrive during the call, and are not merely pending when it begins. */
  private void clearFlagAndRun(Session.Step step) throws Exception {
    Thread.interrupted();
    step.run();
  }
}
