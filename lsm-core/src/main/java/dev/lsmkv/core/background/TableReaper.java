package dev.lsmkv.core.background;

import dev.lsmkv.core.environment.Uninterrupted;
import dev.lsmkv.core.error.FailureLog;
import dev.lsmkv.core.table.TableHandle;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Closes tables that no version holds any more, and deletes those that are no longer part of the
 * store.
 *
 * <p>Closing a mapping stops all threads for a moment and fails while a read is in it, so it is
 * done by one thread, later, and tried again. Thread: its own; tables come from any.
 */
public final class TableReaper {

  private static final System.Logger LOG = System.getLogger(TableReaper.class.getName());

  /** Wakes the thread to see that it is to end. */
  private static final Optional<TableHandle> NOTHING = Optional.empty();

  private final LinkedBlockingQueue<Optional<TableHandle>> retired = new LinkedBlockingQueue<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("lsm-reaper").unstarted(this::run);
  private volatile boolean closed;

  /** A reaper with nothing to do. */
  public TableReaper() {
    thread.start();
  }

  /** Takes a table that no version holds. */
  public void accept(TableHandle table) {
    retired.add(Optional.of(table));
  }

  private void run() {
    while (!closed || !retired.isEmpty()) {
      try {
        Optional<TableHandle> next = retired.take();
        if (next.isPresent()) {
          retire(next.get());
        }
      } catch (InterruptedException _) {
        // nobody interrupts this thread but the end of the process
      } catch (OutOfMemoryError _) {
        // the table stays until the next open, and all others are still taken
      }
    }
  }

  private void retire(TableHandle table) throws InterruptedException {
    try {
      table.retire();
    } catch (IllegalStateException _) {
      Thread.sleep(1); // it is being read at this moment
      retired.add(Optional.of(table));
    } catch (IOException | RuntimeException | Error e) { // one table must not keep all others
      FailureLog.tell(
          LOG,
          System.Logger.Level.WARNING,
          "Could not delete table " + table.record().number() + "; the next open removes it",
          e);
    }
  }

  /** Finishes what is queued, and ends. */
  public void close() {
    closed = true;
    retired.add(NOTHING);
    Uninterrupted.join(thread);
  }
}
