package dev.lsmkv.core.error;

import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store takes writes. It goes one way only: open, then perhaps failed, then closed.
 * While it is open it may be obstructed, by a full disk for instance, until its files can grow
 * again. Each change of its state is logged and recorded.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class Health {

  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  private final Path directory;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Growth growth = new Growth(this::announce);
  private final AtomicInteger damagedTables = new AtomicInteger();
  private final ReentrantLock telling = new ReentrantLock();
  private State announced = State.HEALTHY; // guarded by telling
  private volatile boolean delaying;
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
    boolean first = failure.compareAndSet(null, cause);
    announce();
    return first;
  }

  /** The state of the store. */
  public State state() {
    if (closed) {
      return State.CLOSED;
    }
    if (isFailed()) {
      return State.READ_ONLY_UNTIL_REOPENED;
    }
    if (growth.isObstructed()) {
      return State.OUT_OF_SPACE;
    }
    if (damagedTables.get() > 0) {
      return State.DAMAGED_RANGE;
    }
    return delaying ? State.DELAYED : State.HEALTHY;
  }

  /** Says that writers are slowed. */
  public void delaysBegin() {
    if (!delaying) {
      delaying = true;
      announce();
    }
  }

  /** Says that writers are not slowed any more. */
  public void delaysEnd() {
    if (delaying) {
      delaying = false;
      announce();
    }
  }

  /** Says that a table is damaged, which none has said of it before. */
  public void tableDamaged() {
    damagedTables.incrementAndGet();
    announce();
  }

  /** Says that a damaged table is not part of the store any more. */
  public void damagedTableGone() {
    damagedTables.decrementAndGet();
    announce();
  }

  /**
   * Tells of a change of state, if there is one. Allocates nothing if there is none. Changes that
   * come at once are told of one after the other, or the last word could be an old one.
   */
  private void announce() {
    telling.lock();
    try {
      State before = announced;
      announced = state();
      if (before != announced) {
        tell(before, announced);
      }
    } finally {
      telling.unlock();
    }
  }

  private void tell(State before, State now) {
    try {
      LOG.log(level(before, now), message(before, now), failure.get());
      if (Recorder.isThere()) {
        StateEvent.record(directory.toString(), before, now);
      }
    } catch (RuntimeException | Error _) {
      // the state is as it is; nobody may fail because it could not be told
    }
  }

  private String message(State before, State now) {
    IOException obstacle = growth.obstacle();
    String why = now == State.OUT_OF_SPACE && obstacle != null ? ": " + obstacle.getMessage() : "";
    return "The store "
        + directory
        + " is "
        + now.words()
        + why
        + " (before: "
        + before.words()
        + ")";
  }

  /** Delays come and go with the load, and a close is not remarkable. */
  private static System.Logger.Level level(State before, State now) {
    return switch (now) {
      case DAMAGED_RANGE, OUT_OF_SPACE, READ_ONLY_UNTIL_REOPENED -> System.Logger.Level.WARNING;
      case HEALTHY, DELAYED ->
          before.compareTo(State.DELAYED) > 0
              ? System.Logger.Level.INFO
              : System.Logger.Level.DEBUG;
      case READ_ONLY, CLOSED -> System.Logger.Level.DEBUG;
    };
  }

  /** Whether the files of the store can grow. */
  public Growth growth() {
    return growth;
  }

  /** Says that the store is closed. */
  public void close() {
    closed = true;
    announce();
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
              + " is "
              + State.READ_ONLY_UNTIL_REOPENED.words()
              + " and takes no more writes because of an earlier failure ("
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

  /** The failure that ended writing; null if none did. */
  public @Nullable Throwable failure() {
    return failure.get();
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
