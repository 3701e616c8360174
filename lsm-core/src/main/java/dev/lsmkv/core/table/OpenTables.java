package dev.lsmkv.core.table;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tables that are open, so that none stays mapped when the store is closed. Thread: safe for
 * use from many threads.
 */
public final class OpenTables {

  private static final int ATTEMPTS_MAX = 10_000;

  private final Set<TableHandle> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  OpenTables() {}

  /**
   * Adds a table, unless all were closed: either this or {@link #closeAll} sees the other.
   *
   * @return false if they were, and nobody would close this one
   */
  boolean add(TableHandle table) {
    open.add(table);
    boolean late = closed; // read once: whoever reads false is certain to be seen
    if (late) {
      open.remove(table);
    }
    return !late;
  }

  void remove(TableHandle table) {
    open.remove(table);
  }

  /** How many are open. */
  public int count() {
    return open.size();
  }

  /**
   * Closes all, beneath whatever cursor still stands on them: its next move fails. None is opened
   * any more.
   */
  public void closeAll() {
    closed = true;
    for (TableHandle table : open) {
      close(table);
    }
  }

  private static void close(TableHandle table) {
    boolean interrupted = false;
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      try {
        table.close();
        break;
      } catch (IllegalStateException _) {
        interrupted |= pause(); // it is being read at this moment
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(1);
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }
}
