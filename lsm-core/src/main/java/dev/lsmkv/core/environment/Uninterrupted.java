package dev.lsmkv.core.environment;

import java.util.function.BooleanSupplier;

/**
 * Waiting that an interrupt does not cut short: what was begun is waited for to its end, and the
 * thread then finds its interrupt flag set again.
 */
public final class Uninterrupted {

  private Uninterrupted() {}

  /** One wait, which may end before what it waits for has come. */
  @FunctionalInterface
  public interface Wait {

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread was interrupted, which clears its flag
     */
    void once() throws InterruptedException;
  }

  /** Waits until a thread has ended. */
  public static void join(Thread thread) {
    until(() -> !thread.isAlive(), thread::join);
  }

  /**
   * Waits again and again until something has come.
   *
   * @param done whether it has
   * @param wait waits for it
   */
  public static void until(BooleanSupplier done, Wait wait) {
    boolean interrupted = false;
    while (!done.getAsBoolean()) {
      try {
        wait.once();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
