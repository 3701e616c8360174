package dev.lsmkv.core.error;

import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.StoreReadOnlyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store takes writes. It goes one way only: open, then perhaps failed, then closed.
 * While it is open it may be obstructed, by a full disk for instance, until its files can grow
 * again.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class Health {

  private final Path directory;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Growth growth = new Growth();
  private volatile boolean closed;

  /**
   * A healthy store.
   *
   * @param directory the store's directory, for messages
   */
  public Health(Path directory) {
    this.directory = directory;
  }

  /**
   * Stops writes for good, since nobody can say any more what is on the disk. The first cause is
   * kept.
   *
   * @param cause what happened
   * @return true if this was the first
   */
  public boolean fail(Throwable cause) {
    return failure.compareAndSet(null, cause);
  }

  /** Whether the files of the store can grow. */
  public Growth growth() {
    return growth;
  }

  /** Says that the store is closed. */
  public void close() {
    closed = true;
  }

  /**
   * Whether the store is closed.
   *
   * @return true once {@link #close} was called
   */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Whether the store takes no more writes.
   *
   * @return true once {@link #fail} was called
   */
  public boolean isFailed() {
    return failure.get() != null;
  }

  /**
   * Refuses to go on if the store is closed.
   *
   * @throws StoreClosedException if it is
   */
  public void requireOpen() {
    if (closed) {
      throw closedException();
    }
  }

  /**
   * Refuses to go on if the store takes no writes.
   *
   * @throws StoreClosedException if it is closed
   * @throws StoreReadOnlyException if an earlier write failed
   */
  public void requireWritable() {
    requireOpen();
    Throwable cause = failure.get();
    if (cause != null) {
      throw new StoreReadOnlyException(
          "The store "
              + directory
              + " takes no more writes because of an earlier failure ("
              + cause.getMessage()
              + "). Reads go on. Close it and open it again; it recovers from what is on the disk.",
          cause);
    }
  }

  /**
   * Refuses to change the disk any more after a failure that left it unknown. Unlike {@link
   * #requireWritable} it lets a store that is being closed finish.
   *
   * @throws IOException if such a failure came before
   */
  public void requireNotFailed() throws IOException {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IOException("the store changes nothing any more after an earlier failure", cause);
    }
  }

  /**
   * What a call on a closed store ends in.
   *
   * @return the exception
   */
  public StoreClosedException closedException() {
    return new StoreClosedException("The store " + directory + " is closed. Open it again.");
  }
}
