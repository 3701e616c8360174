package dev.lsmkv.testkit.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does rounds that know nothing of each other on several threads. */
public final class ParallelRounds {

  /** For each processor, where a round spends most of its time waiting. */
  private static final int WAITING_PER_PROCESSOR = 3;

  private final Rounds rounds;
  private final Round round;
  private final AtomicBoolean failed = new AtomicBoolean();

  private ParallelRounds(Rounds rounds, Round round) {
    this.rounds = rounds;
    this.round = round;
  }

  /** One of them. */
  @FunctionalInterface
  public interface Round {

    /**
     * Does it, on any thread.
     *
     * @param number which; the first is 1
     * @throws Exception to end the campaign
     */
    void run(long number) throws Exception;
  }

  /**
   * Does all of them, until one fails, on as many threads as there are processors.
   *
   * @param rounds how many
   * @param round does each
   * @throws Exception the first failure, once those on other threads have come to their end
   */
  public static void run(Rounds rounds, Round round) throws Exception {
    new ParallelRounds(rounds, round).run(Runtime.getRuntime().availableProcessors());
  }

  /**
   * As {@link #run(Rounds, Round)}, with more of them at a time: rounds that wait more than they
   * work, as for what is tried again after a while.
   *
   * @param rounds how many
   * @param round does each
   * @throws Exception the first failure, once those on other threads have come to their end
   */
  public static void runWaiting(Rounds rounds, Round round) throws Exception {
    int threads = WAITING_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    new ParallelRounds(rounds, round).run(threads);
  }

  private void run(int threads) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit((Callable<Long>) this::work));
      }
      for (Future<Long> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(String.valueOf(e.getCause()), e.getCause());
    }
  }

  /** Does rounds while there are any; the number of the last. */
  private long work() throws Exception {
    long last = 0;
    try {
      for (long number = next(); number > 0; number = next()) {
        round.run(number);
        last = number;
      }
      return last;
    } catch (Exception | Error e) {
      failed.set(true);
      throw e;
    }
  }

  /** The number of the next round; 0 if there is none. */
  private long next() {
    synchronized (rounds) {
      return !failed.get() && rounds.next() ? rounds.begun() : 0;
    }
  }
}
