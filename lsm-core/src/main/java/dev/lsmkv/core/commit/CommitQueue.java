package dev.lsmkv.core.commit;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.core.environment.StackRoom;
import dev.lsmkv.spi.entry.EncodedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The queue of writers. One of them leads at a time: it takes what waits, in order, as one group,
 * commits it, and hands the lead to the first that came meanwhile. Nobody waits for a lock.
 *
 * <p>Why no wake-up is lost: a writer first pushes itself and then tries to lead; a leader that
 * finds nothing gives up the lead first and then looks again. So at least one of the two sees the
 * other.
 *
 * <p>Thread: {@code incoming} and {@code led} are shared; {@code ordered} belongs to the leader,
 * and changes hands with the lead.
 */
public final class CommitQueue {

  /**
   * A group is closed at so many bytes, so that the first of it does not wait long for the last.
   */
  private static final long GROUP_BYTES = 1L << 20;

  /** A group is closed at so many batches. */
  private static final int GROUP_BATCHES = 1024;

  private static final int GROUP_BATCHES_USUAL = 4;

  private final GroupCommitter committer;
  private final AtomicReference<@Nullable Pending> incoming = new AtomicReference<>();
  private final AtomicBoolean led = new AtomicBoolean();
  private final PendingList ordered = new PendingList();
  private final Pending end; // made ahead: a close must come to it, also where memory has ended

  /**
   * A queue.
   *
   * @param committer commits what the leader takes
   */
  public CommitQueue(GroupCommitter committer) {
    this.committer = committer;
    this.end = Pending.task(committer::end);
  }

  /**
   * Writes a batch, and returns when it is visible, and as durable as it asks.
   *
   * @param batch at least one operation
   * @param durability what it is to survive
   */
  public void write(EncodedBatch batch, Durability durability) {
    submit(Pending.write(batch, durability));
  }

  /** Begins a new memtable, unless the present one is empty, so that the present one is flushed. */
  public void rotate() {
    submit(Pending.task(committer::rotateIfNotEmpty));
  }

  /**
   * Begins no new memtable any more, once all that was submitted before has been committed. To be
   * called once.
   */
  public void end() {
    end.waitsHere();
    submit(end);
  }

  /** Waits until all that was submitted before has been committed. */
  public void drain() {
    submit(Pending.task(() -> {}));
  }

  private void submit(Pending pending) {
    StackRoom.require(StackRoom.OF_A_WRITE); // a leader that is gone would be waited for
    push(pending);
    if (led.compareAndSet(false, true)) {
      lead(pending);
    } else if (pending.awaitLeadOrDone()) {
      lead(pending);
    }
    Throwable failure = pending.awaitDone();
    if (failure != null) {
      throw forCaller(failure);
    }
  }

  /** The failure with the caller's own stack; the one of the thread that met it is the cause. */
  private static RuntimeException forCaller(Throwable failure) {
    return switch (failure) {
      case LsmException known -> FailureCopies.of(known);
      case RuntimeException unexpected -> new IllegalStateException(unexpected);
      default -> new StoreIoException("Writing failed: " + failure.getMessage(), failure);
    };
  }

  private void push(Pending pending) {
    Pending top;
    do {
      top = incoming.get();
      pending.neighbour = top;
    } while (!incoming.compareAndSet(top, pending));
  }

  /**
   * Commits one group, which holds {@code own} (it is the first, or the stack was empty before it),
   * and hands on, whatever happens: nobody may wait for a leader that is gone.
   */
  private void lead(Pending own) {
    try {
      do {
        takeIncoming();
        commitNext();
      } while (!own.taken); // tasks and changes of durability split what was queued before it
    } finally {
      handOver();
    }
  }

  /** Allocates nothing, as is true of all that stands outside a try. */
  private void takeIncoming() {
    Pending oldest = null;
    for (Pending next = incoming.getAndSet(null); next != null; ) {
      Pending before = next.neighbour;
      next.neighbour = oldest;
      oldest = next;
      next = before;
    }
    ordered.append(oldest);
  }

  private void commitNext() {
    Pending first = ordered.first();
    if (first == null) {
      return;
    }
    Pending.LeaderTask task = first.task();
    if (task != null) {
      ordered.take();
      run(first, task);
      return;
    }
    List<Pending> group = List.of();
    try {
      group = new ArrayList<>(GROUP_BATCHES_USUAL);
      takeGroup(group, first.isLogged());
      committer.commit(group);
    } catch (Throwable t) { // nobody foresaw it
      if (first.taken) {
        committer.broken(group, t);
      } else {
        refuse(first, t);
      }
    }
  }

  /** Nothing was done for it yet; if it stayed, the next leader might be a thread that is gone. */
  private void refuse(Pending first, Throwable cause) {
    ordered.take();
    first.complete(cause);
  }

  private static void run(Pending pending, Pending.LeaderTask task) {
    Throwable failure = null;
    try {
      task.run();
    } catch (Throwable t) {
      failure = t;
    }
    pending.complete(failure);
  }

  private void takeGroup(List<Pending> group, boolean logged) {
    long bytes = 0;
    while (bytes < GROUP_BYTES && group.size() < GROUP_BATCHES) {
      Pending next = ordered.first();
      EncodedBatch batch = next == null ? null : next.batch();
      if (next == null || batch == null || next.isLogged() != logged) {
        return;
      }
      bytes += batch.length();
      group.add(next);
      ordered.take();
    }
  }

  private void handOver() {
    while (true) {
      takeIncoming();
      Pending next = ordered.first();
      if (next != null) {
        next.lead();
        return;
      }
      led.set(false);
      if (incoming.get() == null || !led.compareAndSet(false, true)) {
        return;
      }
    }
  }
}
