package dev.lsmkv.core.store;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.spi.entry.Direction;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A snapshot: a sequence number that flushes and compactions keep versions for until it is closed.
 * It holds no version, so it is read on whatever version is current; and what was read counts only
 * if the snapshot was still open afterwards. Thread: safe for use from many threads.
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
    Optional<byte[]> value = reads.get(key, sequence);
    requireUsable();
    return value;
  }

  @Override
  public boolean contains(byte[] key) {
    return get(key).isPresent();
  }

  @Override
  public Cursor scan(KeyRange range) {
    return scan(range, Direction.FORWARD);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    return scan(range, Direction.REVERSE);
  }

  private Cursor scan(KeyRange range, Direction direction) {
    requireUsable();
    Cursor cursor = reads.scan(range, direction, sequence);
    try {
      requireUsable(); // and from here on the cursor holds what the snapshot kept
      return cursor;
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
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
      reads.readers().snapshots().release(sequence);
    }
  }
}
