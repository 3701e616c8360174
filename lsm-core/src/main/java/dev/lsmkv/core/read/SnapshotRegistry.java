package dev.lsmkv.core.read;

import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The sequence numbers of the live snapshots, which flushes and compactions keep versions for.
 *
 * <p>A snapshot reads the visible sequence number and is registered in one step. So a compaction
 * that does not see it began with inputs none of which is newer than what the snapshot sees, and
 * keeps their newest versions anyway.
 *
 * <p>Thread: guarded by this.
 */
public final class SnapshotRegistry {

  private final LongSupplier visibleSequence;
  private final TreeMap<Long, Integer> live = new TreeMap<>();

  /**
   * An empty registry.
   *
   * @param visibleSequence the newest sequence number that may be seen
   */
  public SnapshotRegistry(LongSupplier visibleSequence) {
    this.visibleSequence = visibleSequence;
  }

  /** Registers a snapshot of this moment, and returns its sequence number. */
  public synchronized long register() {
    long sequence = visibleSequence.getAsLong();
    live.merge(sequence, 1, Integer::sum);
    return sequence;
  }

  /** Gives a snapshot back. */
  public synchronized void release(long sequence) {
    live.computeIfPresent(sequence, (_, count) -> count == 1 ? null : count - 1);
  }

  /** The sequence numbers of the live snapshots, ascending. */
  public synchronized long[] sequences() {
    return live.keySet().stream().mapToLong(Long::longValue).toArray();
  }
}
