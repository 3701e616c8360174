package dev.lsmkv.core.error;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether the files of the store can grow, the log's and the tables' told apart. A full disk ends
 * neither for good: each is tried again, and an obstacle is gone with the next success.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class Growth {

  private volatile @Nullable IOException ofLog;
  private volatile @Nullable IOException ofTables;
  private volatile @Nullable IOException ofReserve;
  private final AtomicLong tablesFailures = new AtomicLong();
  private final Runnable onChange;

  /**
   * Files that can grow.
   *
   * @param onChange called when that may have changed
   */
  Growth(Runnable onChange) {
    this.onChange = onChange;
  }

  /** There was no room for a write in the log. */
  public void logFailed(IOException cause) {
    ofLog = cause;
    onChange.run();
  }

  /** There was room for a write in the log. */
  public void logGrew() {
    if (ofLog != null) { // a read is cheaper than a write, and this is told of every group
      ofLog = null;
      onChange.run();
    }
  }

  /** A memtable could not be made a table. */
  public void tablesFailed(IOException cause) {
    ofTables = cause;
    tablesFailures.incrementAndGet();
    onChange.run();
  }

  /** A memtable was made a table. */
  public void tablesGrew() {
    ofTables = null;
    onChange.run();
  }

  /** The space that is left is kept for deletes, or, if {@code cause} is null, is not any more. */
  public void reserveReached(@Nullable IOException cause) {
    if (cause != null || ofReserve != null) {
      ofReserve = cause;
      onChange.run();
    }
  }

  /** How often a memtable could not be made a table. */
  public long tablesFailures() {
    return tablesFailures.get();
  }

  /** Why memtables cannot be made tables at present; null if they can. */
  public @Nullable IOException tablesObstacle() {
    return ofTables;
  }

  /** What keeps files from growing at present; null if nothing does. */
  @Nullable IOException obstacle() {
    IOException log = ofLog;
    IOException tables = ofTables;
    return log != null ? log : tables != null ? tables : ofReserve;
  }

  /** Whether anything keeps files from growing at present. */
  public boolean isObstructed() {
    return ofLog != null || ofTables != null || ofReserve != null;
  }
}
