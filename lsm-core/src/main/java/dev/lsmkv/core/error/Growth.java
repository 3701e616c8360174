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
  private final AtomicLong tablesFailures = new AtomicLong();

  Growth() {}

  /** There was no room for a write in the log. */
  public void logFailed(IOException cause) {
    ofLog = cause;
  }

  /** There was room for a write in the log. */
  public void logGrew() {
    if (ofLog != null) { // a read is cheaper than a write, and this is told of every group
      ofLog = null;
    }
  }

  /** A memtable could not be made a table. */
  public void tablesFailed(IOException cause) {
    ofTables = cause;
    tablesFailures.incrementAndGet();
  }

  /** A memtable was made a table. */
  public void tablesGrew() {
    ofTables = null;
  }

  /** How often a memtable could not be made a table. */
  public long tablesFailures() {
    return tablesFailures.get();
  }

  /** Why memtables cannot be made tables at present; null if they can. */
  public @Nullable IOException tablesObstacle() {
    return ofTables;
  }

  /** Whether anything keeps files from growing at present. */
  public boolean isObstructed() {
    return ofLog != null || ofTables != null;
  }
}
