package dev.lsmkv.core.background;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.core.commit.Throttle;
import dev.lsmkv.core.error.FailureLog;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the strategy what to do next, whenever the tables have changed, and does it on a pool, until
 * there is nothing left to do. Jobs run side by side on different tables.
 *
 * <p>Why no change is missed: a change is noted before a worker is sought for it; a worker that
 * finds nothing to do ends only if nothing was noted since it looked, which is one step.
 *
 * <p>Thread: the fields that change are guarded by this; plans are made under it, so that no two
 * take one table.
 */
public final class Compactor {

  private static final System.Logger LOG = System.getLogger(Compactor.class.getName());
  private static final long RETRY_MILLIS = 500;
  private static final int RETRY_DOUBLINGS_MAX = 2;
  private static final long LOOK_MILLIS = 50; // whether the store is being closed meanwhile

  private final Engine engine;
  private final CompactionStrategy strategy;
  private final Throttle throttle;
  private final ExecutorService pool;
  private final int threads;
  private final CompactionCounters counters = new CompactionCounters();

  /** By identity: to compare tasks may allocate, and one that has ended must not stay. */
  private final Set<CompactionTask> running = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Object publishing = new Object(); // held while a pressure is found and told
  private volatile boolean isPressureOld; // it could not be told
  private int workers;
  private int paused;
  private int failures; // in turn
  private boolean changed; // whether the tables have changed since the last plan

  /**
   * A compactor.
   *
   * @param engine what it works with
   * @param strategy decides what to do
   * @param throttle is told how far behind it is
   * @param pool runs the jobs
   * @param threads how many at once
   */
  public Compactor(
      Engine engine,
      CompactionStrategy strategy,
      Throttle throttle,
      ExecutorService pool,
      int threads) {
    this.engine = engine;
    this.strategy = strategy;
    this.throttle = throttle;
    this.pool = pool;
    this.threads = threads;
  }

  /** What was done so far. */
  public CompactionCounters counters() {
    return counters;
  }

  /** The jobs under way. */
  public synchronized int running() {
    return running.size();
  }

  /** Says that the tables have changed. */
  public void trigger() {
    updatePressure();
    synchronized (this) {
      changed = true;
    }
    beginWorker();
  }

  private void beginWorker() {
    synchronized (this) {
      if (workers >= threads || !isAllowed()) {
        return;
      }
      workers++;
    }
    try {
      pool.execute(this::work);
    } catch (RejectedExecutionException _) {
      giveUpWorker(); // the store is being closed
    } catch (RuntimeException | Error e) {
      giveUpWorker();
      FailureLog.tell(
          LOG, System.Logger.Level.WARNING, "No thread could be begun for compactions", e);
    }
  }

  private synchronized void giveUpWorker() {
    workers--;
  }

  /** Whether jobs may begin. */
  private synchronized boolean isAllowed() {
    return paused == 0 && !engine.health().isClosed() && !engine.health().isFailed();
  }

  private void updatePressure() {
    try {
      synchronized (publishing) { // or an older one could be told last
        throttle.pressure(pressure());
      }
      isPressureOld = false;
    } catch (RuntimeException | Error e) {
      isPressureOld = true;
      FailureLog.tell(
          LOG, System.Logger.Level.ERROR, "The compaction strategy could not tell the pressure", e);
    }
  }

  /** Nobody is slowed for readers while a compaction by hand keeps level 0 as it is. */
  private Throttle.Pressure pressure() {
    Levels levels = engine.state().versions().current().tables().view();
    double calm = strategy.pressure(levels);
    return new Throttle.Pressure(calm, isPaused() ? calm : strategy.pressureWhileRead(levels));
  }

  private synchronized boolean isPaused() {
    return paused > 0;
  }

  /** Writers may be waiting for a pressure that could not be told, and nobody else would ask. */
  private void tellOldPressure() {
    if (isPressureOld) {
      pause(RETRY_MILLIS);
      updatePressure();
    }
  }

  private void work() {
    do {
      tellOldPressure();
      try {
        for (CompactionTask task = next(); task != null; task = next()) {
          beginWorker(); // another thread may find more to do beside this
          runOne(task);
        }
      } catch (RuntimeException | Error e) {
        if (counters.failed(e)) { // a strategy that is wrong is wrong each time it is asked
          FailureLog.tell(
              LOG,
              System.Logger.Level.ERROR,
              "No compaction could be planned; asked again later",
              e);
        }
        tryAgainLater();
      }
    } while (!endsWorker());
  }

  /**
   * Whatever failed may succeed later, when there is memory again for instance; and writers may be
   * waiting for it, so that nothing else would ask again.
   */
  private void tryAgainLater() {
    pause(retryMillis());
    synchronized (this) {
      changed = true;
    }
  }

  /** Longer each time, for what goes on failing is logged each time. */
  private synchronized long retryMillis() {
    long millis = RETRY_MILLIS << failures;
    failures = Math.min(failures + 1, RETRY_DOUBLINGS_MAX);
    return millis;
  }

  private synchronized void succeeded() {
    failures = 0;
  }

  /** Ends a worker, unless something has changed since it looked. */
  private synchronized boolean endsWorker() {
    if ((changed || isPressureOld) && isAllowed()) {
      return false;
    }
    workers--;
    return true;
  }

  /** Plans the next job, if there is one that can run beside those under way. */
  private synchronized @Nullable CompactionTask next() {
    if (!isAllowed()) {
      return null;
    }
    changed = false;
    LevelTables tables = engine.state().versions().current().tables();
    Optional<CompactionTask> task = plan(tables);
    while (task.isPresent() && isOvertaken(task.get())) { // by one table more each time
      task = plan(tables);
    }
    if (task.isEmpty() || running.stream().anyMatch(task.get()::collidesWith)) {
      return null;
    }
    begin(task.get());
    return task.get();
  }

  private Optional<CompactionTask> plan(LevelTables tables) {
    Levels seen = tables.view();
    return new PlanCheck(tables, seen).check(strategy.plan(seen));
  }

  /** Whether a reader has met damage in an input while the plan was made, which is no mistake. */
  private static boolean isOvertaken(CompactionTask task) {
    boolean overtaken = task.inputs().stream().anyMatch(table -> table.state() != TableState.READY);
    if (overtaken) {
      LOG.log(System.Logger.Level.DEBUG, "A table was set aside while its compaction was planned");
    }
    return overtaken;
  }

  private synchronized void begin(CompactionTask task) {
    running.add(task); // what may fail for want of memory comes first
    for (int i = 0; i < task.inputs().size(); i++) {
      task.inputs().get(i).beginWork();
    }
  }

  private synchronized void end(CompactionTask task) {
    running.remove(task);
    for (int i = 0; i < task.inputs().size(); i++) {
      task.inputs().get(i).endWork();
    }
    notifyAll();
  }

  private void runOne(CompactionTask task) {
    try {
      execute(task);
    } catch (CompactionJob.CompactionStoppedException _) {
      LOG.log(System.Logger.Level.DEBUG, "A compaction was ended by the close of the store");
    } catch (CorruptFileException | CorruptionException e) {
      FailureLog.tell(
          LOG,
          System.Logger.Level.ERROR,
          "A compaction met damage; the damaged table is set aside",
          e);
    } catch (IOException e) {
      FailureLog.tell(
          LOG, System.Logger.Level.WARNING, "A compaction failed and is tried again", e);
      tryAgainLater();
    } catch (RuntimeException | Error e) { // a plug-in's, or no memory
      FailureLog.tell(LOG, System.Logger.Level.ERROR, "A compaction failed and is tried again", e);
      tryAgainLater();
    }
  }

  /** Runs a task that was begun, and ends it whatever comes of it. */
  private void execute(CompactionTask task) throws IOException {
    try {
      run(task);
    } finally {
      end(task);
      updatePressure();
    }
  }

  private void run(CompactionTask task) throws IOException {
    CompactionJob job = new CompactionJob(task, engine, this::mayRest);
    try {
      job.run();
      counters.done(task, job);
      succeeded();
    } catch (IOException | RuntimeException | Error e) {
      if (!engine
          .health()
          .isFailed()) { // after a commit of unknown outcome a ROOT may name the outputs
        job.discardOutputs();
      }
      counters.failed(e);
      throw e;
    }
  }

  /** Not while writers wait for it, nor does one by hand. */
  private boolean mayRest(long now) {
    return throttle.isCalm() && !isPaused() && engine.readers().sign().isReadMuch(now);
  }

  private void pause(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (System.nanoTime() - end < 0 && !engine.health().isClosed()) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException _) {
      // the pool is being shut down
    }
  }

  /**
   * Runs plans of one's own, one after the other, while nothing else is compacted. Called on an
   * engine thread.
   *
   * @param plans gives the plans
   * @throws IOException if one fails
   */
  void exclusively(PlanSource plans) throws IOException {
    synchronized (this) {
      paused++;
    }
    try {
      awaitQuiet();
      while (true) {
        LevelTables tables = engine.state().versions().current().tables();
        Levels seen = tables.view();
        Optional<CompactionPlan> plan = plans.next(tables);
        if (plan.isEmpty()) {
          return;
        }
        CompactionTask task = new PlanCheck(tables, seen).check(plan.get()).orElseThrow();
        if (!isOvertaken(task)) {
          begin(task);
          execute(task);
        }
      }
    } finally {
      synchronized (this) {
        paused--;
      }
      trigger();
    }
  }

  /** Gives the plans of a manual compaction. */
  interface PlanSource {

    /** The next, given the tables as they are now; empty at the end. */
    Optional<CompactionPlan> next(LevelTables tables);
  }

  private synchronized void awaitQuiet() throws IOException {
    while (!running.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IOException("interrupted while waiting for compactions to end", e);
      }
    }
  }
}
