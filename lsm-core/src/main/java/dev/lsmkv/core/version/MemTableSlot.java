package dev.lsmkv.core.version;

import dev.lsmkv.spi.memtable.MemTable;
import java.util.concurrent.CompletableFuture;

/**
 * A memtable with what the engine knows of it.
 *
 * <p>Thread: {@code lastSequence} is written by the leader of the commit queue only, {@code
 * flushed} under this object's monitor.
 */
public final class MemTableSlot {

  private final MemTable table;
  private final long walSegment;
  private volatile CompletableFuture<Void> flushed = new CompletableFuture<>();
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

  /** The memtable. */
  public MemTable table() {
    return table;
  }

  /** The number of the log segment that holds its writes. */
  public long walSegment() {
    return walSegment;
  }

  /**
   * Completed once all of it is in durable tables, or exceptionally if the next attempt at that
   * fails. An attempt may follow, for which a new future stands.
   */
  public CompletableFuture<Void> flushed() {
    return flushed;
  }

  /** Says that all of it is in durable tables. */
  public synchronized void installed() {
    flushed.complete(null);
  }

  /** Says that an attempt failed, and that another follows. */
  public synchronized void attemptFailed(Throwable cause) {
    CompletableFuture<Void> attempt = flushed;
    if (!attempt.isDone()) {
      flushed = new CompletableFuture<>();
      attempt.completeExceptionally(cause);
    }
  }

  /** Says that it will not be flushed any more. */
  public synchronized void failed(Throwable cause) {
    flushed.completeExceptionally(cause);
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
