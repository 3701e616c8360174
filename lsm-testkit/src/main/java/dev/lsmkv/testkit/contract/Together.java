package dev.lsmkv.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs several things at once. */
final class Together {

  private Together() {}

  /** Starts all of them at the same moment and waits for all; throws what one of them threw. */
  static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> task : tasks) {
        running.add(
            threads.submit(() -> {
              start.await();
              return task.call();
            }));
      }
      for (Future<T> result : running) {
        results.add(result.get());
      }
    }
    return results;
  }
}
