package dev.lsmkv.core.environment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes of something that others wait for: a result, or a failure. The first that is told
 * counts. To tell it allocates nothing, as a {@link java.util.concurrent.CompletableFuture} would:
 * where memory has ended, those who wait must still be told.
 *
 * <p>Thread: safe for use from many threads.
 *
 * @param <T> the result
 */
public final class Outcome<T> {

  private boolean isKnown; // guarded by this, as all are
  private @Nullable T result;
  private @Nullable Throwable failure;

  /** An outcome that nobody knows yet. */
  public Outcome() {}

  /**
   * Says that it has come about.
   *
   * @param what its result; null if it has none
   */
  public void succeeded(@Nullable T what) {
    tell(what, null);
  }

  /** Says that it has failed. */
  public void failed(Throwable cause) {
    tell(null, cause);
  }

  private synchronized void tell(@Nullable T what, @Nullable Throwable cause) {
    if (!isKnown) {
      isKnown = true;
      result = what;
      failure = cause;
      notifyAll();
    }
  }

  /** Whether it has failed or come about. */
  public synchronized boolean isKnown() {
    return isKnown;
  }

  /** Whether it is known to have failed. */
  public synchronized boolean hasFailed() {
    return failure != null;
  }

  /**
   * Waits until it is known. An interrupt does not end the wait; the flag is kept.
   *
   * @return what it failed with; null if it has come about
   */
  public synchronized @Nullable Throwable await() {
    boolean interrupted = false;
    while (!isKnown) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }

  /** The result. Requires: it has come about, and has one. */
  public synchronized T result() {
    return Objects.requireNonNull(result);
  }
}
