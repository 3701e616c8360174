package dev.lsmkv.core.commit;

import dev.lsmkv.api.Durability;
import dev.lsmkv.spi.entry.EncodedBatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller waiting in the commit queue: with a batch to write, or with a task that only the leader
 * may do.
 *
 * <p>Thread: the fields besides {@code state} and {@code failure} are set before it is queued. An
 * interrupt does not end the wait; the flag is kept.
 */
final class Pending {

  /** Where it stands. */
  private enum State {
    WAITING,
    LEADING,
    DONE
  }

  /** Something only the leader may do, such as beginning a new memtable. */
  interface LeaderTask {
    void run() throws Exception;
  }

  private final @Nullable EncodedBatch batch;
  private final Durability durability;
  private final @Nullable LeaderTask task;
  private Thread waiter = Thread.currentThread();

  /** Its neighbour in the queue, which owns the link: the one before it, then the one behind it. */
  @Nullable Pending neighbour;

  /** Whether the queue has given it to the committer; owned by the leader. */
  boolean taken;

  private volatile State state = State.WAITING;
  private @Nullable Throwable failure; // written before state becomes DONE

  private Pending(@Nullable EncodedBatch batch, Durability durability, @Nullable LeaderTask task) {
    this.batch = batch;
    this.durability = durability;
    this.task = task;
  }

  static Pending write(EncodedBatch batch, Durability durability) {
    return new Pending(batch, durability, null);
  }

  static Pending task(LeaderTask task) {
    return new Pending(null, Durability.NONE, task);
  }

  /** Says that this thread waits for it, and not the one that made it. */
  void waitsHere() {
    waiter = Thread.currentThread();
  }

  @Nullable EncodedBatch batch() {
    return batch;
  }

  @Nullable LeaderTask task() {
    return task;
  }

  Durability durability() {
    return durability;
  }

  boolean isLogged() {
    return durability != Durability.NONE;
  }

  /** Makes the waiter lead. */
  void lead() {
    state = State.LEADING;
    LockSupport.unpark(waiter);
  }

  /** Ends the wait, unless it has ended: when something unforeseen happens it may be told twice. */
  synchronized void complete(@Nullable Throwable cause) {
    if (state == State.DONE) {
      return;
    }
    failure = cause;
    state = State.DONE;
    if (waiter != Thread.currentThread()) { // who leads completes itself
      LockSupport.unpark(waiter);
    }
  }

  /** Waits until it is done or is to lead; true in the latter case. */
  boolean awaitLeadOrDone() {
    await(State.WAITING);
    return state == State.LEADING;
  }

  /** Waits until it is done, and throws what it failed with. */
  @Nullable Throwable awaitDone() {
    boolean interrupted = false;
    while (state != State.DONE) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }

  private void await(State present) {
    boolean interrupted = false;
    while (state == present) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
