package dev.lsmkv.core.storage;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Threads of our own that use channels on behalf of callers, who wait for them whatever happens.
 *
 * <p>An interrupt that reaches a thread inside a channel operation closes the channel, and to clear
 * the flag before does not help against one that arrives during it. These threads are reachable by
 * nobody, so nobody interrupts them. The hand-over costs some 10 microseconds, less than the calls
 * it is used for.
 *
 * <p>The pool grows with the calls under way, so that a force never queues behind somebody's write,
 * up to {@value #CALLS_MAX}; its threads end when idle, so there is nothing to close. Calls must
 * not be nested.
 *
 * <p>Thread: safe for use from many threads.
 */
final class IoThreads {

  static final int CALLS_MAX = 64;

  private static final long IDLE_SECONDS = 5;

  private final Semaphore calls = new Semaphore(CALLS_MAX);
  private final ExecutorService threads;

  /** A pool without threads yet. */
  IoThreads() {
    this(
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform()
                .daemon()
                .name("lsm-io-", 0)
                .inheritInheritableThreadLocals(false)
                .factory()));
  }

  IoThreads(ExecutorService threads) {
    this.threads = threads;
  }

  /** Something that uses a channel. */
  interface Action {
    void run() throws IOException;
  }

  /** Runs an action to its end, on another thread. */
  void run(Action action) throws IOException {
    call(() -> {
      action.run();
      return action;
    });
  }

  /**
   * Calls something to its end, on another thread. If the caller is interrupted before or
   * meanwhile, the flag is set on return.
   *
   * @throws IOException if the call did, with the frames of the caller added to its trace
   */
  <T> T call(Callable<T> task) throws IOException {
    calls.acquireUninterruptibly();
    try {
      return await(threads.submit(task));
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      calls.release();
    }
  }

  private static <T> T await(Future<T> result) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return get(result);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> T get(Future<T> result) throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return result.get();
      } catch (OutOfMemoryError e) { // of the wait itself: what a call does is in another
        if (hasSucceeded(result, e)) {
          return result.resultNow();
        }
      }
    }
  }

  /** Whoever left a call that is running would let go of files that are still being used. */
  private static boolean hasSucceeded(Future<?> result, OutOfMemoryError error) {
    return switch (result.state()) {
      case SUCCESS -> true;
      case RUNNING -> {
        Thread.onSpinWait();
        yield false;
      }
      case FAILED, CANCELLED -> throw error;
    };
  }

  private static IOException failure(Throwable cause) {
    StackTraceElement[] here = new Throwable().getStackTrace();
    cause.setStackTrace(
        Stream.of(cause.getStackTrace(), here)
            .flatMap(Arrays::stream)
            .toArray(StackTraceElement[]::new));
    return switch (cause) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(cause);
    };
  }
}
