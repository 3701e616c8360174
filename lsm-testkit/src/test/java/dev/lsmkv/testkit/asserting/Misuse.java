package dev.lsmkv.testkit.asserting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Misuse that is planted, and must be noticed both where it happens and in the end. */
final class Misuse {

  private Misuse() {}

  /** Requires that the first thing noticed is this. */
  static void assertNoticed(Findings findings, ThrowingCallable misuse, String what) {
    findings.requireNone();
    assertThatThrownBy(misuse).isInstanceOf(AssertionError.class).hasMessageContaining(what);
    assertThat(findings.violations()).singleElement().asString().contains(what);
    assertThatThrownBy(findings::requireNone)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(what);
  }

  /** Requires that something is open still. */
  static void assertOpen(Findings findings, String what) {
    assertThat(findings.violations()).isEmpty();
    assertThatThrownBy(findings::requireNone)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("still open: " + what);
  }

  /** Calls something from another thread, waits for it, and throws what it threw. */
  static void fromAnotherThread(Runnable call) {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform().uncaughtExceptionHandler((_, t) -> thrown.set(t)).start(call);
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (thrown.get() instanceof Error error) {
      throw error;
    }
  }
}
