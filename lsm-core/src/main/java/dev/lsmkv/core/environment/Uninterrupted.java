package dev.lsmkv.core.environment;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waiting that an interrupt does not cut short: what was begun is waited for to its end, and the
 * thread then finds its interrupt flag set again. None of it allocates, so that a close comes to
 * its end where memory has ended.
 */
public final class Uninterrupted {

  private static final long PAUSE_NANOS = 1_000_000;

  private Uninterrupted() {}

  /** Waits until a thread has ended; one that was never begun has. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    keep(interrupted);
  }

  /**
   * Shuts a pool down, and waits until it has done what it had to do. Where memory ends a pool may
   * forget to wake its threads, so it is told again and again.
   */
  public static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (VirtualMachineError _) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    keep(interrupted);
  }

  private static void keep(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
