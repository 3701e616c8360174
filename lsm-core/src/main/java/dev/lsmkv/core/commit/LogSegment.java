package dev.lsmkv.core.commit;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One segment of the log while it is written.
 *
 * <p>Thread: appended to by the leader, forced by the engine's sync thread, given room by a
 * background thread, closed by a flush. Forcing and closing exclude each other by {@code forcing},
 * making room and closing by {@code growing}; each is held during the work, and closing takes
 * {@code growing} first.
 */
final class LogSegment {

  private static final Logger LOG = System.getLogger(LogSegment.class.getName());

  private final long number;
  private final WalWriter writer;
  private final Object growing = new Object();
  private final Object forcing = new Object();
  private final AtomicBoolean roomAsked = new AtomicBoolean();
  private boolean closed; // written under both, read under one of them
  private volatile boolean sealed;

  LogSegment(long number, WalWriter writer) {
    this.number = number;
    this.writer = writer;
  }

  long number() {
    return number;
  }

  void reserve(long bytes) throws IOException {
    writer.reserve(bytes);
  }

  void append(WriteGroup group) throws IOException {
    try {
      writer.append(group);
    } catch (InternalError e) {
      throw new IOException("a fault in the mapping of log segment " + number, e);
    }
  }

  /** Has room made by an executor, unless that is about to happen anyway. */
  void askForRoom(Executor background) {
    if (roomAsked.compareAndSet(false, true)) {
      try {
        background.execute(this::makeRoomAhead);
      } catch (RejectedExecutionException | OutOfMemoryError _) {
        roomAsked.set(false); // closed, or without a thread: what is written makes its own room
      }
    }
  }

  private void makeRoomAhead() {
    roomAsked.set(false); // whoever asks from here on may need more than this call makes
    synchronized (growing) {
      if (closed) {
        return;
      }
      try {
        writer.makeRoomAhead();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, () -> "No room was made ahead in log segment " + number, e);
      }
    }
  }

  /** Says that nothing is appended any more. */
  void seal() {
    sealed = true;
  }

  boolean isSealed() {
    return sealed;
  }

  void force() throws IOException {
    synchronized (forcing) {
      if (!closed) {
        writer.force();
      }
    }
  }

  void close() {
    synchronized (growing) {
      synchronized (forcing) {
        closed = true;
        writer.close();
      }
    }
  }
}
