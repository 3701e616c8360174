package dev.lsmkv.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Times operations one by one, until there were enough of them or the time is over. The clock is
 * read once an operation: one ends where the next begins, so that nothing falls between.
 *
 * @param name the row of the result
 * @param operationsMax the most operations of each thread
 * @param nanosMax the longest time
 */
public record Timing(String name, long operationsMax, long nanosMax) {

  private static final int DIGITS = 3;

  static Histogram newHistogram() {
    return new Histogram(DIGITS);
  }

  /**
   * Times one thread.
   *
   * @param operation what it does
   * @return the measurement
   */
  public Measurement run(Operation operation) {
    Histogram latencies = newHistogram();
    long began = System.nanoTime();
    Pace pace = new Pace(began);
    long last = began;
    long done = 0;
    while (done < operationsMax && last - began < nanosMax) {
      operation.run(done++);
      long now = System.nanoTime();
      latencies.recordValue(now - last);
      pace.count(now);
      last = now;
    }
    return new Measurement(name, done, last - began, 0, latencies, pace.seconds());
  }

  /**
   * Times several threads at once.
   *
   * @param threads how many
   * @param operations makes what each of them does, from its number
   * @return the sum: the time is that of the slowest
   */
  public Measurement run(int threads, IntFunction<Operation> operations) {
    List<Measurement> all = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Measurement>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        Operation operation = operations.apply(thread);
        running.add(executor.submit(() -> run(operation)));
      }
      for (Future<Measurement> each : running) {
        all.add(resultOf(each));
      }
    }
    return sum(all);
  }

  /** The result of a run in another thread, or its failure. */
  public static Measurement resultOf(Future<Measurement> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A thread of the workload failed.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    }
  }

  private Measurement sum(List<Measurement> all) {
    Histogram latencies = newHistogram();
    long operations = 0;
    long nanos = 0;
    for (Measurement each : all) {
      latencies.add(each.latencies());
      operations += each.operations();
      nanos = Math.max(nanos, each.nanos());
    }
    return new Measurement(name, operations, nanos, 0, latencies, secondsOf(all));
  }

  /** Second by second, as long as all of them were at work. */
  private static List<Long> secondsOf(List<Measurement> all) {
    int common = all.stream().mapToInt(each -> each.seconds().size()).min().orElse(0);
    return IntStream.range(0, common)
        .mapToObj(second -> all.stream().mapToLong(each -> each.seconds().get(second)).sum())
        .toList();
  }
}
