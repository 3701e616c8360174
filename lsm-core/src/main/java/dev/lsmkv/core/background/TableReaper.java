package dev.lsmkv.core.background;

import dev.lsmkv.core.environment.Uninterrupted;
import dev.lsmkv.core.error.FailureLog;
import dev.lsmkv.core.table.TableHandle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes tables that no version holds any more, and deletes those that are no longer part of the
 * store.
 *
 * <p>Closing a mapping stops all threads for a moment and fails while a read is in it, so it is
 * done by one thread, later, and tried again.
 *
 * <p>Thread: its own; tables come from any. The fields that change are guarded by this.
 */
public final class TableReaper {

  private static final System.Logger LOG = System.getLogger(TableReaper.class.getName());

  private final List<TableHandle> retired = new ArrayList<>(); // it grows before it stores
  private final Thread thread =
      Thread.ofPlatform().daemon().name("lsm-reaper").unstarted(this::run);
  private boolean closed;

  /** A reaper with nothing to do, and which does nothing before {@link #begin}. */
  public TableReaper() {}

  /** Begins its thread, which {@link #close} ends. */
  public void begin() {
    thread.start();
  }

  /** Takes a table that no version holds. */
  public synchronized void accept(TableHandle table) {
    retired.add(table);
    notifyAll();
  }

  private void run() {
    for (TableHandle table = next(); table != null; table = next()) {
      try {
        retire(table);
      } catch (InterruptedException _) {
        // nobody interrupts this thread but the end of the process
      } catch (VirtualMachineError _) {
        // the table stays until the next open, and all others are still taken
      }
    }
  }

  /** Waits for a table; null at the end. */
  private synchronized @Nullable TableHandle next() {
    while (retired.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException _) {
        // nobody interrupts this thread but the end of the process
      }
    }
    return retired.isEmpty() ? null : retired.removeFirst();
  }

  private void retire(TableHandle table) throws InterruptedException {
    try {
      table.retire();
    } catch (IllegalStateException _) {
      Thread.sleep(1); // it is being read at this moment
      accept(table);
    } catch (IOException | RuntimeException | Error e) { // one table must not keep all others
      FailureLog.tell(
          LOG,
          System.Logger.Level.WARNING,
          "Could not delete table " + table.record().number() + "; the next open removes it",
          e);
    }
  }

  /** Finishes what is queued, and ends. Allocates nothing, so that no thread is left. */
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    Uninterrupted.join(thread);
  }
}
