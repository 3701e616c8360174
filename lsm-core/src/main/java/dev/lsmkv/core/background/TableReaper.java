package dev.lsmkv.core.background;

import dev.lsmkv.core.table.TableHandle;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Closes tables that no version holds any more, and deletes those that are no longer part of the
 * store.
 *
 * <p>Closing a mapping stops all threads for a moment and fails while a read is in it, so it is
 * done by one thread, later, and tried again. Thread: its own; tables come from any.
 */
public final class TableReaper {

  private static final System.Logger LOG = System.getLogger(TableReaper.class.getName());

  private final LinkedBlockingQueue<TableHandle> retired = new LinkedBlockingQueue<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("lsm-reaper").unstarted(this::run);
  private volatile boolean closed;

  /** A reaper with nothing to do. */
  public TableReaper() {
    thread.start();
  }

  /** Takes a table that no version holds. */
  public void accept(TableHandle table) {
    retired.add(table);
  }

  private void run() {
    boolean more = true;
    while (more) {
      try {
        TableHandle table = retired.poll(50, TimeUnit.MILLISECONDS);
        if (table != null) {
          retire(table);
        }
        more = table != null || !closed;
      } catch (InterruptedException _) {
        // nobody interrupts this thread but the end of the process
      }
    }
  }

  private void retire(TableHandle table) throws InterruptedException {
    try {
      table.retire();
    } catch (IllegalStateException _) {
      Thread.sleep(1); // it is being read at this moment
      retired.add(table);
    } catch (IOException | RuntimeException | Error e) { // one table must not keep all others
      LOG.log(
          System.Logger.Level.WARNING,
          "Could not delete table " + table.record().number() + "; the next open removes it",
          e);
    }
  }

  /** Finishes what is queued, and ends. */
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
