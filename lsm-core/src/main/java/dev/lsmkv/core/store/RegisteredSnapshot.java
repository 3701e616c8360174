package dev.lsmkv.core.store;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.spi.entry.Direction;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A snapshot: a sequence number that flushes and compactions keep versions for until it is closed.
 * It holds no version, so it is read on whatever version is current. Thread: safe for use from many
 * threads.
 */
final class RegisteredSnapshot implements Snapshot {

  private final Reads reads;
  private final long sequence;
  private final AtomicBoolean closed = new AtomicBoolean();

  RegisteredSnapshot(Reads reads, long sequence) {
    this.reads = reads;
    this.sequence = sequence;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    requireUsable();
    return reads.get(key, sequence);
  }

  @Override
  public boolean contains(byte[] key) {
    return get(key).isPresent();
  }

  @Override
  public Cursor scan(KeyRange range) {
    requireUsable();
    return reads.scan(range, Direction.FORWARD, sequence);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    requireUsable();
    return reads.scan(range, Direction.REVERSE, sequence);
  }

  private void requireUsable() {
    if (closed.get()) {
      throw new IllegalStateException("The snapshot is closed.");
    }
    reads.health().requireOpen();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      reads.snapshots().release(sequence);
    }
  }
}
