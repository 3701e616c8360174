package dev.lsmkv.core.version;

import dev.lsmkv.core.environment.Outcome;
import dev.lsmkv.spi.memtable.MemTable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A memtable with what the engine knows of it.
 *
 * <p>Thread: {@code lastSequence} is written by the leader of the commit queue only, {@code
 * attempt} under this object's monitor.
 */
public final class MemTableSlot {

  private static final long NO_SEGMENT = 0;

  private final MemTable table;
  private final long walSegment;
  private final AtomicBoolean taken = new AtomicBoolean();
  private volatile Outcome<Void> attempt = new Outcome<>();
  private volatile long lastSequence;
  private volatile boolean unlogged;

  /**
   * A new memtable.
   *
   * @param table the memtable
   * @param walSegment the number of the log segment that holds its writes
   */
  public MemTableSlot(MemTable table, long walSegment) {
    this.table = table;
    this.walSegment = walSegment;
  }

  /**
   * A memtable that nothing is written to any more, if ever: that of a reader, or of a store before
   * its first write.
   *
   * @param table the memtable
   * @return it, without a log segment
   */
  public static MemTableSlot withoutSegment(MemTable table) {
    return new MemTableSlot(table, NO_SEGMENT);
  }

  /** Whether anything may be written to it. */
  public boolean hasSegment() {
    return walSegment != NO_SEGMENT;
  }

  /** The memtable. */
  public MemTable table() {
    return table;
  }

  /** The number of the log segment that holds its writes. */
  public long walSegment() {
    return walSegment;
  }

  /** The next attempt to bring all of it into durable tables. If that fails, one may follow. */
  public Outcome<Void> attempt() {
    return attempt;
  }

  /**
   * Takes it, to flush it.
   *
   * @return false if somebody has taken it before
   */
  public boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** Whether somebody has taken it, to flush it. */
  public boolean isTaken() {
    return taken.get();
  }

  /** Says that all of it is in durable tables. */
  public synchronized void installed() {
    attempt.succeeded(null);
  }

  /** Says that an attempt failed, and that another follows. */
  public synchronized void attemptFailed(Throwable cause) {
    Outcome<Void> failed = attempt;
    if (!failed.isKnown()) {
      attempt = new Outcome<>();
      failed.failed(cause);
    }
  }

  /** Says that it will not be flushed any more. */
  public synchronized void failed(Throwable cause) {
    attempt.failed(cause);
  }

  /** The newest sequence number applied, visible or not; 0 if none. */
  public long lastSequence() {
    return lastSequence;
  }

  /** Says what was applied. */
  public void applied(long lastSequence) {
    this.lastSequence = lastSequence;
  }

  /** Says that something was applied that is in no log. */
  public void unlogged() {
    unlogged = true;
  }

  /** Whether anything was applied that is in no log. */
  public boolean isUnlogged() {
    return unlogged;
  }

  /** Whether nothing was applied. */
  public boolean isEmpty() {
    return lastSequence == 0;
  }
}
