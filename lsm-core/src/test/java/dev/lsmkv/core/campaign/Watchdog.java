package dev.lsmkv.core.campaign;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts whoever takes far too long with one case, after printing what it was, so that a hang
 * is a failure with a name.
 */
final class Watchdog implements AutoCloseable {

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Map<Thread, Case> cases = new ConcurrentHashMap<>();
  private final long limitNanos;

  /** What a thread is busy with. */
  private record Case(Object what, long since) {}

  Watchdog(Duration limit) {
    this.limitNanos = limit.toNanos();
    var _ = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** This thread begins with something. */
  void begins(Object what) {
    cases.put(Thread.currentThread(), new Case(what, System.nanoTime()));
  }

  /** This thread has come to the end of it. */
  void ends() {
    cases.remove(Thread.currentThread());
  }

  private void look() {
    cases.forEach((thread, one) -> {
      if (System.nanoTime() - one.since() > limitNanos) {
        System.out.println("hangs: " + one.what());
        for (StackTraceElement frame : thread.getStackTrace()) {
          System.out.println("    at " + frame);
        }
        thread.interrupt();
      }
    });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
