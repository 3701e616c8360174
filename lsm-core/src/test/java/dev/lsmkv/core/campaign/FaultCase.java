package dev.lsmkv.core.campaign;

import dev.lsmkv.core.campaign.Planted.Kind;
import dev.lsmkv.core.campaign.Planted.Lasting;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One workload with one failure, watched from outside: it does not hang, and leaves no thread. Its
 * threads, and those that the engine begins for it, are a group of their own.
 *
 * @param seed of the workload
 * @param mishap what goes wrong
 * @param steps how long the workload is
 */
record FaultCase(long seed, Mishap mishap, int steps) {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int STEPS = 8;
  private static final int HANG_SECONDS = 60;

  FaultCase(long seed, Mishap mishap) {
    this(seed, mishap, STEPS);
  }

  /** What the operations of the disk in a workload are done to, each of which can fail. */
  static List<Place> sites(long seed) throws Exception {
    Planted none = new Planted(seed, Kind.INPUT_OUTPUT, Lasting.ONCE, Integer.MAX_VALUE);
    new FaultCase(seed, none).run();
    return none.places();
  }

  /** A site fails in one of the three ways; workloads that follow each other rotate them. */
  static FaultCase at(long seed, int site, Lasting lasting) {
    Kind kind = KINDS.get(Math.floorMod(seed + site, KINDS.size()));
    return new FaultCase(seed, new Planted(1_000_003 * seed + site, kind, lasting, site));
  }

  /** Runs it; an {@link AssertionError} says what went wrong, and how to repeat it. */
  void run() throws InterruptedException {
    ThreadGroup threads = new ThreadGroup("fault case");
    FutureTask<Void> task = new FutureTask<>(() -> new FaultRun(seed, mishap).run(steps), null);
    Thread thread = new Thread(threads, task, "campaign");
    thread.setDaemon(true);
    thread.start();
    try {
      await(task);
      requireNoneLeft(threads);
    } catch (TimeoutException e) {
      e.setStackTrace(thread.getStackTrace());
      throw new AssertionError("hangs with " + this, e);
    } catch (ExecutionException e) {
      throw new AssertionError("with " + this + ": " + e.getCause().getMessage(), e.getCause());
    }
  }

  /** Second by second, so that a machine that stands still for a while does not count as a hang. */
  private static void await(FutureTask<Void> task)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (int second = 1; second < HANG_SECONDS && !task.isDone(); second++) {
      try {
        task.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException _) {
        // the last attempt tells
      }
    }
    task.get(1, TimeUnit.SECONDS);
  }

  private void requireNoneLeft(ThreadGroup threads) throws InterruptedException {
    Thread[] left = new Thread[100];
    int count = threads.enumerate(left);
    for (Thread thread : Arrays.copyOf(left, count)) {
      if (!thread.join(Duration.ofSeconds(HANG_SECONDS))) {
        String where = Arrays.toString(thread.getStackTrace());
        throw new AssertionError(thread + " goes on with " + this + ": " + where);
      }
    }
  }

  @Override
  public String toString() {
    return mishap + ", -Dcampaign.seed=" + seed;
  }
}
