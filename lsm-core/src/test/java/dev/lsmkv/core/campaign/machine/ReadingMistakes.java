package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.core.model.ForwardingCursor;
import dev.lsmkv.core.model.ForwardingStore;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stores that read wrongly. */
final class ReadingMistakes {

  private ReadingMistakes() {}

  /** Gives an old value now and then. */
  static final class Stale extends ForwardingStore {

    private static final int EVERY = 20;

    private final Map<ByteBuffer, Optional<byte[]>> before = new ConcurrentHashMap<>();
    private final AtomicLong reads = new AtomicLong();

    Stale(LsmStore store) {
      super(store);
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
      Optional<byte[]> value = super.get(key);
      Optional<byte[]> old = before.put(ByteBuffer.wrap(key), value);
      return old == null || reads.incrementAndGet() % EVERY != 0 ? value : old;
    }
  }

  /** Scans in parts, each as new as can be. */
  static final class Patched extends ForwardingStore {

    Patched(LsmStore store) {
      super(store);
    }

    @Override
    public Cursor scan(KeyRange range) {
      return new PatchedCursor(this, super.scan(range));
    }

    private Cursor fresh() {
      return super.scan(KeyRange.all());
    }
  }

  private static final class PatchedCursor extends ForwardingCursor {

    private static final int PART = 40;

    private final Patched store;
    private int entries;

    private PatchedCursor(Patched store, Cursor cursor) {
      super(cursor);
      this.store = store;
    }

    @Override
    public boolean next() {
      entries++;
      if (entries % PART == 0) {
        byte[] last = cursor.keyBytes();
        cursor.close();
        cursor = store.fresh();
        cursor.seek(last);
      }
      return cursor.next();
    }
  }

  /** Its snapshots are no such thing. */
  static final class Thawed extends ForwardingStore {

    Thawed(LsmStore store) {
      super(store);
    }

    @Override
    public Snapshot snapshot() {
      Snapshot snapshot = super.snapshot();
      return new ViewSnapshot(this, snapshot, snapshot.sequence());
    }
  }

  /** Its snapshots do not know where they are. */
  static final class Skipping extends ForwardingStore {

    Skipping(LsmStore store) {
      super(store);
    }

    @Override
    public Snapshot snapshot() {
      Snapshot snapshot = super.snapshot();
      return new ViewSnapshot(snapshot, snapshot, snapshot.sequence() + 1);
    }
  }

  /** A snapshot of one thing that reads another. */
  private record ViewSnapshot(ReadView view, Snapshot snapshot, long sequence) implements Snapshot {

    @Override
    public Optional<byte[]> get(byte[] key) {
      return view.get(key);
    }

    @Override
    public boolean contains(byte[] key) {
      return view.contains(key);
    }

    @Override
    public Cursor scan(KeyRange range) {
      return view.scan(range);
    }

    @Override
    public Cursor scanReverse(KeyRange range) {
      return view.scanReverse(range);
    }

    @Override
    public void close() {
      snapshot.close();
    }
  }
}
