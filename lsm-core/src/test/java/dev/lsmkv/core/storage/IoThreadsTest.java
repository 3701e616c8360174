package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IoThreadsTest {

  private final IoThreads threads = new IoThreads();

  @Test
  void callsRunOnDaemonThreadsThatInheritNothing() throws IOException {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    local.set("caller's");
    Thread thread = threads.call(Thread::currentThread);
    assertThat(thread).isNotSameAs(Thread.currentThread());
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.isVirtual()).isFalse();
    assertThat(thread.getName()).startsWith("lsm-io-");
    assertThat(threads.call(() -> String.valueOf(local.get()))).isEqualTo("null");
  }

  @Test
  void failureIsTheSameHereAndShowsBothTraces() {
    Throwable failure = catchThrowable(() -> threads.run(IoThreadsTest::failOverThere));
    assertThat(failure).isExactlyInstanceOf(FileNotFoundException.class).hasMessage("over there");
    assertThat(failure.getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .contains("failOverThere", "runWorker", "failureIsTheSameHereAndShowsBothTraces");
  }

  private static void failOverThere() throws IOException {
    throw new FileNotFoundException("over there");
  }

  @Test
  void otherFailuresKeepTheirKind() {
    IllegalStateException unchecked = new IllegalStateException();
    OutOfMemoryError error = new OutOfMemoryError("not really");
    TimeoutException checked = new TimeoutException();
    assertThatThrownBy(() -> threads.call(() -> fail(unchecked))).isSameAs(unchecked);
    assertThatThrownBy(() -> threads.call(() -> fail(error))).isSameAs(error);
    assertThatThrownBy(() -> threads.call(() -> fail(checked)))
        .isInstanceOf(IOException.class)
        .hasCause(checked);
  }

  private static Void fail(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }

  @Test
  void blockedCallDoesNotHoldUpAnother() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first =
          callers.submit(() -> {
            threads.call(() -> {
              blocked.await();
              return true;
            });
            return true;
          });
      threads.run(blocked::countDown);
      assertThat(first.get()).isEqualTo(true);
    }
  }

  /** Answers once as a wait does that finds no memory for itself. */
  private static final class ScarceFuture<T> extends FutureTask<T> {

    private final CountDownLatch refused;

    ScarceFuture(Callable<T> task, CountDownLatch refused) {
      super(task);
      this.refused = refused;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      if (refused.getCount() > 0) {
        refused.countDown();
        throw new OutOfMemoryError("planted");
      }
      return super.get();
    }
  }

  @Test
  void whoeverHasNoMemoryToWaitWithStaysUntilTheCallHasEnded() throws IOException {
    CountDownLatch refused = new CountDownLatch(1);
    ThreadPoolExecutor scarce =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
            return new ScarceFuture<>(task, refused);
          }
        };
    AtomicInteger ended = new AtomicInteger();
    try (ExecutorService closed = scarce) {
      new IoThreads(closed)
          .run(() -> {
            awaitQuietly(refused);
            ended.incrementAndGet();
          });
      assertThat(ended).hasValue(1);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void manyCallersAreServedByFewThreads() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(IoThreads.CALLS_MAX);
    Callable<Boolean> task =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          full.countDown();
          full.await();
          Thread.sleep(20); // Were there no bound, all the others would come in meanwhile.
          running.decrementAndGet();
          return true;
        };
    List<Future<Boolean>> results = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5 * IoThreads.CALLS_MAX; i++) {
        results.add(callers.submit(() -> threads.call(task)));
      }
    }
    for (Future<Boolean> result : results) {
      assertThat(result.get()).isTrue();
    }
    assertThat(most.get()).isEqualTo(IoThreads.CALLS_MAX);
  }
}
