package dev.lsmkv.testkit.storage;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the changes of names of one disk, and says up to which a force of anything has made them
 * durable on a file system that keeps one journal for all.
 *
 * <p>Thread: safe for use from many threads.
 */
final class Journal {

  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong committed = new AtomicLong();

  /** Notes one more change; its number. */
  long change() {
    return changes.incrementAndGet();
  }

  /** The number of the newest change. */
  long newest() {
    return changes.get();
  }

  /** Notes that a file or a directory was forced; the newest change at that moment. */
  long commit() {
    long now = changes.get();
    committed.accumulateAndGet(now, Math::max);
    return now;
  }

  /** The newest change that a force has covered. */
  long committed() {
    return committed.get();
  }
}
