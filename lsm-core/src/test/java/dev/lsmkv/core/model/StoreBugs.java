package dev.lsmkv.core.model;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.OperationReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes of a store, each made around a sound one. */
final class StoreBugs {

  private StoreBugs() {}

  /** What makes each mistake, by its name. */
  static Map<String, UnaryOperator<LsmStore>> all() {
    Map<String, UnaryOperator<LsmStore>> bugs = new LinkedHashMap<>();
    bugs.put("compaction forgets tombstones", ForgetfulStore::new);
    bugs.put("an empty value is none", EmptyIsAbsent::new);
    bugs.put("the end of a range is inside", EndInclusive::new);
    bugs.put("values are given out without a copy", SharedValues::new);
    bugs.put("a snapshot shows the store as it is", LiveSnapshots::new);
    bugs.put("a cursor shows values as they are", LiveCursors::new);
    bugs.put("a seek stops short of what it found", SeekBefore::new);
    bugs.put("a reverse seek goes one too far", SeekBeyond::new);
    bugs.put("nothing is logged", Unlogged::new);
    bugs.put("nothing is forced", Unforced::new);
    bugs.put("a flush does nothing", NoFlush::new);
    bugs.put("a closed store has nothing", SilentWhenClosed::new);
    bugs.put("an empty key is left out", EmptyKeyIgnored::new);
    bugs.put("a batch is written piece by piece", Piecemeal::new);
    return bugs;
  }

  private static final class EmptyIsAbsent extends ForwardingStore {
    EmptyIsAbsent(LsmStore store) {
      super(store);
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
      return super.get(key).filter(value -> value.length > 0);
    }
  }

  private static final class EndInclusive extends ForwardingStore {
    EndInclusive(LsmStore store) {
      super(store);
    }

    @Override
    public Cursor scan(KeyRange range) {
      byte[] end = range.endExclusive().orElse(new byte[0]);
      return end.length == 0 || range.isEmpty()
          ? super.scan(range)
          : super.scan(
              KeyRange.between(
                  range.first().orElse(new byte[0]), Arrays.copyOf(end, end.length + 1)));
    }
  }

  private static final class SharedValues extends ForwardingStore {
    private final Map<Key, byte[]> given = new HashMap<>();

    SharedValues(LsmStore store) {
      super(store);
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
      return super.get(key).map(value -> given.computeIfAbsent(Key.copyOf(key), _ -> value));
    }
  }

  private static final class LiveSnapshots extends ForwardingStore {
    LiveSnapshots(LsmStore store) {
      super(store);
    }

    @Override
    public Snapshot snapshot() {
      return new LiveSnapshot(super.snapshot(), this);
    }
  }

  private record LiveSnapshot(Snapshot snapshot, LsmStore store) implements Snapshot {

    @Override
    public long sequence() {
      return snapshot.sequence();
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
      return snapshot.get(key).isPresent() ? store.get(key) : Optional.empty();
    }

    @Override
    public boolean contains(byte[] key) {
      return snapshot.contains(key);
    }

    @Override
    public Cursor scan(KeyRange range) {
      return snapshot.scan(range);
    }

    @Override
    public Cursor scanReverse(KeyRange range) {
      return snapshot.scanReverse(range);
    }

    @Override
    public void close() {
      snapshot.close();
    }
  }

  private static final class LiveCursors extends ForwardingStore {
    LiveCursors(LsmStore store) {
      super(store);
    }

    @Override
    public Cursor scan(KeyRange range) {
      return new ForwardingCursor(super.scan(range)) {
        @Override
        public byte[] valueBytes() {
          byte[] then = super.valueBytes();
          return LiveCursors.this.get(keyBytes()).orElse(then);
        }
      };
    }
  }

  private static final class SeekBefore extends ForwardingStore {
    SeekBefore(LsmStore store) {
      super(store);
    }

    @Override
    public Cursor scan(KeyRange range) {
      return new ForwardingCursor(super.scan(range)) {
        private boolean repeat;

        @Override
        public boolean seek(byte[] key) {
          repeat = super.seek(key);
          return repeat;
        }

        @Override
        public boolean next() {
          boolean same = repeat;
          repeat = false;
          return same || super.next();
        }
      };
    }
  }

  private static final class SeekBeyond extends ForwardingStore {
    SeekBeyond(LsmStore store) {
      super(store);
    }

    @Override
    public Cursor scanReverse(KeyRange range) {
      return new ForwardingCursor(super.scanReverse(range)) {
        @Override
        public boolean seek(byte[] key) {
          return super.seek(key) && (Arrays.equals(key, keyBytes()) || super.next());
        }
      };
    }
  }

  private static final class Unlogged extends ForwardingStore {
    Unlogged(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      super.write(batch, Durability.NONE);
    }
  }

  private static final class Unforced extends ForwardingStore {
    Unforced(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      super.write(batch, durability == Durability.SYNC ? Durability.OS : durability);
    }
  }

  private static final class NoFlush extends ForwardingStore {
    NoFlush(LsmStore store) {
      super(store);
    }

    @Override
    public void flush() {
      // planted
    }
  }

  private static final class SilentWhenClosed extends ForwardingStore {
    SilentWhenClosed(LsmStore store) {
      super(store);
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
      try {
        return super.get(key);
      } catch (StoreClosedException _) {
        return Optional.empty();
      }
    }
  }

  private static final class EmptyKeyIgnored extends ForwardingStore {
    EmptyKeyIgnored(LsmStore store) {
      super(store);
    }

    @Override
    public void put(byte[] key, byte[] value) {
      if (key.length > 0) {
        super.put(key, value);
      }
    }
  }

  /** Each operation of a batch by itself. */
  private static final class Piecemeal extends ForwardingStore {
    Piecemeal(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch) {
      write(batch, Durability.SYNC);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      OperationReader operations = batch.encoded().operations();
      while (operations.next()) {
        WriteBatch one = new WriteBatch();
        byte[] key = part(operations, operations.keyOffset(), operations.keyLength());
        if (operations.kind() == EntryKind.PUT) {
          one.put(key, part(operations, operations.valueOffset(), operations.valueLength()));
        } else {
          one.delete(key);
        }
        super.write(one, durability);
      }
    }

    private static byte[] part(OperationReader operations, int offset, int length) {
      return Arrays.copyOfRange(operations.bytes(), offset, offset + length);
    }
  }
}
