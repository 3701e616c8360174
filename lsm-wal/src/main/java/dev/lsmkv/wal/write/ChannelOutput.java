package dev.lsmkv.wal.write;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.wal.GroupRefusedException;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes to the end of a file, one call for a record of usual size.
 *
 * <p>An {@link AppendFile} is confined to one thread at a time, and appending and forcing are two.
 * They take turns by a lock. A hand-over, where who forces also writes what was appended meanwhile,
 * would not do: an append may return only when its record outlives the process, and so not before
 * its write. The lock is fair, or a thread that forces without pause would starve the other.
 *
 * <p>What could not be written whole, since the disk is full, is taken back in the same turn: the
 * file ends with the last record again before anybody forces it.
 */
public final class ChannelOutput implements LogOutput {

  private static final int BUFFER_BYTES = 64 << 10;

  private final AppendFile file;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private long flushed; // where the last record ends

  /**
   * An output at the beginning of a file.
   *
   * @param file an empty file; closed with this output
   */
  public ChannelOutput(AppendFile file) {
    this.file = file;
  }

  /** No effect: only the write itself tells whether there is room. */
  @Override
  public void reserve(long bytes) {}

  /** No effect, for the same reason. */
  @Override
  public void makeRoomAhead() {}

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > BUFFER_BYTES - buffered) {
      drain();
    }
    if (length > BUFFER_BYTES) {
      writeThrough(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, buffered, length);
      buffered += length;
    }
  }

  @Override
  public void flush() throws IOException {
    drain();
    turn.lock();
    try {
      file.flush(); // a file may keep bytes back, and the record is to outlive the process now
      flushed = file.position();
    } catch (IOException e) {
      throw takenBack(e);
    } finally {
      turn.unlock();
    }
  }

  /** Empties the buffer, which may be in the midst of a record: none is at its end by that. */
  private void drain() throws IOException {
    if (buffered > 0) {
      writeThrough(buffer, 0, buffered);
      buffered = 0;
    }
  }

  private void writeThrough(byte[] bytes, int offset, int length) throws IOException {
    turn.lock();
    try {
      file.write(bytes, offset, length);
    } catch (IOException e) {
      throw takenBack(e);
    } finally {
      turn.unlock();
    }
  }

  private IOException takenBack(IOException cause) {
    try {
      file.retract(flushed);
      buffered = 0;
      return new GroupRefusedException(cause);
    } catch (IOException e) {
      cause.addSuppressed(e);
      return cause;
    }
  }

  /** Makes the whole file durable, whatever the range. */
  @Override
  public void force(long from, long endExclusive) throws IOException {
    turn.lock();
    try {
      file.force();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      file.close();
    } catch (IOException e) {
      // Durable is what a force said was durable; an error at the end takes nothing of that back.
    } finally {
      turn.unlock();
    }
  }
}
