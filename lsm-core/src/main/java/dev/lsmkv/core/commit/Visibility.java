package dev.lsmkv.core.commit;

import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.core.environment.Uninterrupted;
import dev.lsmkv.core.error.Health;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which writes readers may see: all up to one sequence number, which passes a group that asks for
 * {@code SYNC} only once the log is durable behind it.
 *
 * <p>One engine thread forces the log: whatever was appended while a force ran is made durable by
 * the next, for all who wait together.
 *
 * <p>Thread: {@code inFlight} and {@code failure} are guarded by {@code lock}; {@code visible} is
 * written under it and read by anybody. Groups are announced by the leader, in order.
 */
public final class Visibility {

  private static final String WHAT_FAILED = "The log could not be made durable";
  private static final String WHAT_TO_DO =
      " Whether the write is there is known once the store has been closed and opened again; until"
          + " then it takes no more writes (read-only until reopened).";

  private final WriteLog log;
  private final Health health;

  /** Stands by for when there is no memory to describe a failure with. */
  private final DurabilityUnknownException withoutWords =
      new DurabilityUnknownException(WHAT_FAILED + "." + WHAT_TO_DO);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition(); // of what is visible, or of failure
  private final Condition toForce = lock.newCondition(); // for the sync thread alone
  private final ArrayDeque<CommitGroup> inFlight = new ArrayDeque<>();
  private final Thread syncThread;
  private volatile long visible;
  private int unforced; // groups in flight that wait for a force
  private boolean closed;
  private @Nullable DurabilityUnknownException failure;

  /**
   * Begins with what recovery has found.
   *
   * @param visible the newest sequence number recovered
   * @param log is forced
   * @param health is told of a force that failed
   */
  public Visibility(long visible, WriteLog log, Health health) {
    this.visible = visible;
    this.log = log;
    this.health = health;
    this.syncThread = Thread.ofPlatform().daemon().name("lsm-sync").unstarted(this::run);
  }

  /** Begins the sync thread, which {@link #close} ends. */
  public void begin() {
    syncThread.start();
  }

  /** The newest sequence number that readers may see. */
  public long sequence() {
    return visible;
  }

  /** A group was logged and applied; it completes when it is visible. */
  void applied(CommitGroup group) {
    if (isSeenAtOnce(group)) {
      group.complete();
    } else {
      publish();
    }
  }

  /** Most groups wait for nothing, and are spared the queue. */
  private boolean isSeenAtOnce(CommitGroup group) {
    lock.lock();
    try {
      if (inFlight.isEmpty() && failure == null && mayBeSeen(group)) {
        show(group);
        return true;
      }
      inFlight.add(group); // if the log is broken, publish() ends it with the failure
      if (group.isSync() && failure == null) {
        unforced++;
        toForce.signal();
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void show(CommitGroup group) {
    visible = group.lastSequence();
    changed.signalAll();
  }

  /**
   * Makes visible what may be, and ends the waits for it. Allocates nothing, so that nobody waits
   * for ever when memory is short.
   */
  private void publish() {
    for (CommitGroup group = publishNext(); group != null; group = publishNext()) {
      group.complete();
    }
  }

  private @Nullable CommitGroup publishNext() {
    lock.lock();
    try {
      CommitGroup group = inFlight.peekFirst();
      if (group == null || (failure == null && !mayBeSeen(group))) {
        return null;
      }
      if (failure == null) {
        show(group);
      }
      group.outcome = failure;
      return inFlight.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  private static boolean mayBeSeen(CommitGroup group) {
    return !group.isSync() || group.durable;
  }

  private void run() {
    for (CommitGroup last = awaitUnforced(); last != null; last = awaitUnforced()) {
      try {
        log.force();
        markDurable(last);
      } catch (Throwable t) {
        fail(t);
      }
      publish();
    }
  }

  /** Waits for a group to force, and returns the newest of all; null once this is closed. */
  private @Nullable CommitGroup awaitUnforced() {
    lock.lock();
    try {
      while (unforced == 0 && !closed) {
        toForce.awaitUninterruptibly();
      }
      return unforced > 0 ? inFlight.getLast() : null;
    } finally {
      lock.unlock();
    }
  }

  private void markDurable(CommitGroup last) {
    lock.lock();
    try {
      if (failure != null) {
        return; // nobody waits for a force any more
      }
      for (CommitGroup group : inFlight) {
        if (group.lastSequence() <= last.lastSequence() && group.isSync() && !group.durable) {
          group.durable = true;
          unforced--;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nobody can say any more what is on the disk: all in flight fail, now and later, and are never
   * seen.
   */
  void fail(Throwable cause) {
    try {
      health.fail(cause);
    } finally {
      endAllWith(cause);
      publish();
    }
  }

  private void endAllWith(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = describe(cause);
      }
      unforced = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private DurabilityUnknownException describe(Throwable cause) {
    try {
      return new DurabilityUnknownException(WHAT_FAILED + " (" + cause + ")." + WHAT_TO_DO, cause);
    } catch (RuntimeException | Error _) { // of memory, or of the words of somebody's exception
      withoutWords.initCause(cause); // allocates nothing; the first failure is the only one
      return withoutWords;
    }
  }

  /** What all groups have failed with, if the log is broken. */
  @Nullable DurabilityUnknownException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a sequence number is visible.
   *
   * @param sequence a sequence number that was applied
   * @return false if it will never be
   */
  public boolean await(long sequence) {
    lock.lock();
    try {
      while (visible < sequence && failure == null) {
        changed.awaitUninterruptibly();
      }
      return visible >= sequence;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the sync thread, once nothing is in flight any more. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      toForce.signal();
    } finally {
      lock.unlock();
    }
    Uninterrupted.join(syncThread);
  }
}
