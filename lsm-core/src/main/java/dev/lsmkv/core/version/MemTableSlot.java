package dev.lsmkv.core.version;

import dev.lsmkv.spi.memtable.MemTable;
import java.util.concurrent.CompletableFuture;

/**
 * A memtable with what the engine knows of it.
 *
 * <p>Thread: {@code lastSequence} and {@code unlogged} are written by the leader of the commit
 * queue only.
 */
public final class MemTableSlot {

  private final MemTable table;
  private final long walSegment;
  private final CompletableFuture<Void> flushed = new CompletableFuture<>();
  private volatile long lastSequence;

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

  /** Completed once all of it is in durable tables, or exceptionally if that will not be. */
  public CompletableFuture<Void> flushed() {
    return flushed;
  }

  /** The newest sequence number applied, visible or not; 0 if none. */
  public long lastSequence() {
    return lastSequence;
  }

  /** Says what was applied. */
  public void applied(long lastSequence) {
    this.lastSequence = lastSequence;
  }

  /** Whether nothing was applied. */
  public boolean isEmpty() {
    return lastSequence == 0;
  }
}
