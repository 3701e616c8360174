package dev.lsmkv.core.commit;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;

/**
 * One segment of the log while it is written.
 *
 * <p>Thread: appended to by the leader, forced by the engine's sync thread, closed by a flush;
 * forcing and closing exclude each other by this object's monitor, which is held during the force.
 */
final class LogSegment {

  private final long number;
  private final WalWriter writer;
  private boolean closed; // guarded by this
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

  /** Says that nothing is appended any more. */
  void seal() {
    sealed = true;
  }

  boolean isSealed() {
    return sealed;
  }

  synchronized void force() throws IOException {
    if (!closed) {
      writer.force();
    }
  }

  synchronized void close() {
    closed = true;
    writer.close();
  }
}
