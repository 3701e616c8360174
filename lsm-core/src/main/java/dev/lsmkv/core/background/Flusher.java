package dev.lsmkv.core.background;

import dev.lsmkv.core.commit.FlushQueue;
import dev.lsmkv.core.commit.Visibility;
import dev.lsmkv.core.commit.WriteLog;
import dev.lsmkv.core.error.FailureLog;
import dev.lsmkv.core.error.Recorder;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.merge.RetentionCursor;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.table.TableInput;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.StoreState;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.spi.entry.Direction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of the memtables that wait. Several may be written at once; they are installed in
 * their order, oldest first, so that what is in tables is always a prefix.
 *
 * <p>A flush that fails is tried again, with a new table under a new number, for as long as the
 * store is well: the memtable stays readable meanwhile, and its writes are in the log. Whoever
 * waits for it is told of each failure, and may wait again.
 *
 * <p>Where memory ends, nobody who waits for a flush may wait for ever: what takes a memtable, and
 * what tells of a flush that is given up, allocates nothing.
 *
 * <p>Thread: the pool's; {@code queued} and {@code hurries} are guarded by this.
 */
public final class Flusher implements FlushQueue {

  private static final System.Logger LOG = System.getLogger(Flusher.class.getName());
  private static final long RETRY_MILLIS_FIRST = 50;
  private static final long RETRY_MILLIS_MAX = 5_000;

  private final Engine engine;
  private final WriteLog log;
  private final Visibility visibility;
  private final ExecutorService pool;
  private final Runnable onInstall;
  private int queued; // tasks that have not begun
  private long hurries;
  private final Map<MemTableSlot, Optional<TableRecord>> written = new ConcurrentHashMap<>();
  private volatile @Nullable Throwable givenUp; // why no further memtable can be installed

  private final LongAdder count = new LongAdder();
  private final LongAdder entries = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  /**
   * A flusher.
   *
   * @param engine what it works with
   * @param log loses the segments of flushed memtables
   * @param visibility is waited for: what is not visible is not flushed
   * @param pool runs flushes
   * @param onInstall called when tables were installed
   */
  public Flusher(
      Engine engine,
      WriteLog log,
      Visibility visibility,
      ExecutorService pool,
      Runnable onInstall) {
    this.engine = engine;
    this.log = log;
    this.visibility = visibility;
    this.pool = pool;
    this.onInstall = onInstall;
  }

  @Override
  public void schedule() {
    queue(+1);
    try {
      pool.execute(this::flushWaiting);
    } catch (RejectedExecutionException e) {
      queue(-1); // the store is being closed; what waits is in the log
      if (isForgotten()) {
        failWaiting(e);
      }
    } catch (VirtualMachineError e) {
      queue(-1);
      tellIfForgotten(e);
      FailureLog.tell(
          LOG, System.Logger.Level.WARNING, "No thread could be begun for a flush; tried again", e);
    }
  }

  /** Whoever waits for a memtable that nobody will come upon must not wait for ever. */
  private void tellIfForgotten(VirtualMachineError cause) {
    if (!isForgotten()) {
      return;
    }
    try {
      attemptFailed(new IOException("no thread could be begun for a flush", cause));
    } catch (VirtualMachineError again) {
      engine.health().fail(again);
      failWaiting(again);
    }
  }

  private synchronized void queue(int more) {
    queued += more;
  }

  /**
   * Takes what waits until nothing does, so that a memtable whose own task could not be begun is
   * flushed by that of another.
   */
  private void flushWaiting() {
    queue(-1);
    for (MemTableSlot slot = takeOldest(); slot != null; slot = takeOldest()) {
      flushOne(slot);
    }
  }

  private void flushOne(MemTableSlot slot) {
    try {
      @Nullable FlushEvent event = Recorder.isThere() ? FlushEvent.begun() : null;
      flush(slot);
      if (event != null) {
        event.finish(slot.table().entries());
      }
    } catch (IOException e) {
      failWaiting(e);
      FailureLog.tell(
          LOG,
          System.Logger.Level.ERROR,
          "A memtable was not flushed; its writes are in the log",
          e);
    } catch (RuntimeException | Error e) {
      engine.health().fail(e); // nobody foresaw this: the store must not go on as if it were well
      failWaiting(e);
      FailureLog.tell(
          LOG,
          System.Logger.Level.ERROR,
          "A memtable was not flushed; its writes are in the log",
          e);
    }
  }

  /**
   * None that waits behind a memtable that is not flushed can be installed any more; nor can one
   * that begins to wait after this has looked, which fails by {@link #failIfGivenUp}.
   */
  private void failWaiting(Throwable cause) {
    givenUp = cause; // first, or one that comes meanwhile would be told of by nobody
    List<MemTableSlot> waiting = engine.state().versions().current().immutable();
    for (int i = 0; i < waiting.size(); i++) {
      waiting.get(i).failed(cause);
    }
  }

  /** Has no effect on a memtable that was installed, and whose waiters were told so. */
  private void failIfGivenUp(MemTableSlot slot) {
    Throwable cause = givenUp;
    if (cause != null) {
      slot.failed(cause);
    }
  }

  private @Nullable MemTableSlot takeOldest() {
    List<MemTableSlot> waiting = engine.state().versions().current().immutable();
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).take()) {
        return waiting.get(i);
      }
    }
    return null;
  }

  private void flush(MemTableSlot slot) throws IOException {
    if (!visibility.await(slot.lastSequence())) {
      throw new IOException("the memtable holds writes whose durability is unknown");
    }
    for (long retry = RETRY_MILLIS_FIRST; ; retry = Math.min(2 * retry, RETRY_MILLIS_MAX)) {
      try {
        if (isWritten(slot)) {
          install();
        }
        failIfGivenUp(slot);
        return;
      } catch (IOException e) {
        engine.health().requireNotFailed();
        if (engine.health().isClosed()) {
          throw e;
        }
        attemptFailed(e);
        FailureLog.tell(
            LOG,
            System.Logger.Level.WARNING,
            "A flush failed and is tried again in " + retry + " ms",
            e);
        pause(retry);
      }
    }
  }

  /**
   * Writes the table, unless an earlier attempt has; false if another thread has installed that one
   * meanwhile. It takes it out of the version first and out of {@code written} then, so this looks
   * the other way round.
   */
  private boolean isWritten(MemTableSlot slot) throws IOException {
    if (!written.containsKey(slot)) {
      if (!engine.state().versions().current().immutable().contains(slot)) {
        return false;
      }
      written.put(slot, write(slot));
    }
    return true;
  }

  /** None that waits behind a memtable whose flush failed can be installed for now. */
  private void attemptFailed(IOException cause) {
    engine.health().growth().tablesFailed(cause);
    List<MemTableSlot> waiting = engine.state().versions().current().immutable();
    for (int i = 0; i < waiting.size(); i++) {
      waiting.get(i).attemptFailed(cause);
    }
    onInstall.run();
  }

  private synchronized void pause(long millis) {
    long seen = hurries;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      long left = end - System.nanoTime();
      while (hurries == seen && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException _) {
      // the pool is being shut down; the next failure ends the flush
    }
  }

  @Override
  public void hurry() {
    if (isForgotten()) {
      schedule();
    }
    synchronized (this) {
      hurries++;
      notifyAll();
    }
  }

  /** Whether a memtable waits that neither has a task nor will be come upon by one. */
  private synchronized boolean isForgotten() {
    if (queued > 0) {
      return false;
    }
    List<MemTableSlot> waiting = engine.state().versions().current().immutable();
    for (int i = 0; i < waiting.size(); i++) {
      if (!waiting.get(i).isTaken()) {
        return true;
      }
    }
    return false;
  }

  private Optional<TableRecord> write(MemTableSlot slot) throws IOException {
    RetentionCursor source =
        new RetentionCursor(
            slot.table().cursor(Direction.FORWARD),
            engine.readers().snapshots().sequences(),
            RetentionCursor.KeysBeneath.ALWAYS);
    try (source) {
      TableInput input = new TableInput(source, Long.MAX_VALUE);
      if (!input.hasEntry()) {
        return Optional.empty();
      }
      TableRecord record = engine.writer().write(engine.state().allocateNumber(), 0, input);
      try {
        source.requireComplete("a flush", record.entries(), slot.table().entries());
      } catch (IOException e) {
        engine.writer().discard(record.number(), e); // the next attempt makes another
        throw e;
      }
      return Optional.of(record);
    }
  }

  private void install() throws IOException {
    List<MemTableSlot> installed = engine.state().installFlushed(new Ready());
    try {
      engine.health().growth().tablesGrew();
      installed.forEach(this::leave);
    } finally { // whatever fails here: nobody else would tell
      for (int i = 0; i < installed.size(); i++) {
        installed.get(i).installed();
      }
    }
    if (!installed.isEmpty()) {
      onInstall.run();
    }
  }

  /** Counts a memtable that is in durable tables, and lets go of it. */
  private void leave(MemTableSlot slot) {
    Optional<TableRecord> record = java.util.Objects.requireNonNull(written.remove(slot));
    count.increment();
    record.ifPresent(table -> {
      entries.add(table.entries());
      bytes.add(table.bytes());
    });
    retireSegment(slot);
  }

  private void retireSegment(MemTableSlot slot) {
    try {
      log.retire(slot.walSegment());
    } catch (IOException | RuntimeException | Error e) { // whoever waits must be told of the flush
      FailureLog.tell(
          LOG,
          System.Logger.Level.WARNING,
          "Could not delete log segment " + slot.walSegment() + "; the next open removes it",
          e);
    }
  }

  /** The oldest memtables whose tables are written. */
  private final class Ready implements StoreState.FlushEdit {

    @Override
    public List<MemTableSlot> flushed(Version current) {
      List<MemTableSlot> ready = new ArrayList<>();
      for (MemTableSlot slot : current.immutable().reversed()) {
        if (!written.containsKey(slot)) {
          break;
        }
        ready.add(slot);
      }
      return ready;
    }

    @Override
    public LevelTables apply(LevelTables current, List<MemTableSlot> flushed) {
      LevelTables tables = current;
      for (MemTableSlot slot : flushed) {
        Optional<TableRecord> record = java.util.Objects.requireNonNull(written.get(slot));
        if (record.isPresent()) {
          tables = tables.withFlushed(List.of(new TableHandle(record.get(), engine.opener())));
        }
      }
      return tables;
    }
  }

  /** The flushes so far. */
  public long count() {
    return count.sum();
  }

  /** The entries they wrote. */
  public long entries() {
    return entries.sum();
  }

  /** The bytes of the tables they made. */
  public long bytes() {
    return bytes.sum();
  }
}
