package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.model.ForwardingStore;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.OperationReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Stores that write wrongly. */
final class WritingMistakes {

  private WritingMistakes() {}

  /** Logs nothing. */
  static final class Forgetful extends ForwardingStore {

    Forgetful(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      super.write(batch, Durability.NONE);
    }
  }

  /** Forces nothing. */
  static final class Lazy extends ForwardingStore {

    Lazy(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      super.write(batch, Durability.OS);
    }
  }

  /** Writes a batch in pieces. */
  static final class Tearing extends ForwardingStore {

    private static final long PAUSE_NANOS = 100_000;

    Tearing(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      EncodedBatch encoded = batch.encoded();
      OperationReader operations = encoded.operations();
      while (operations.next()) {
        int end = operations.keyOffset() + operations.keyLength();
        byte[] key = Arrays.copyOfRange(encoded.bytes(), operations.keyOffset(), end);
        WriteBatch one = new WriteBatch();
        if (operations.kind() == EntryKind.PUT) {
          one.put(key, Arrays.copyOfRange(encoded.bytes(), end, end + operations.valueLength()));
        } else {
          one.delete(key);
        }
        super.write(one, durability);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Acknowledges what it has not written. */
  static final class Losing extends ForwardingStore {

    private static final int EVERY = 50;

    private final AtomicLong writes = new AtomicLong();

    Losing(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      if (writes.incrementAndGet() % EVERY != 0) {
        super.write(batch, durability);
      }
    }
  }

  /** Clears what it must leave set. */
  static final class Swallowing extends ForwardingStore {

    Swallowing(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      super.write(batch, durability);
      Thread.interrupted();
    }
  }

  /** Keeps to itself that a write was refused, once. */
  static final class Pretending extends ForwardingStore {

    private final AtomicBoolean pretended = new AtomicBoolean();

    Pretending(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      try {
        super.write(batch, durability);
      } catch (StoreIoException e) {
        if (!pretended.compareAndSet(false, true)) {
          throw e;
        }
      }
    }
  }

  /** Refuses for good. */
  static final class Sulking extends ForwardingStore {

    private volatile boolean refused;

    Sulking(LsmStore store) {
      super(store);
    }

    @Override
    public void write(WriteBatch batch, Durability durability) {
      if (refused) {
        throw new StoreIoException("No space left", new IOException());
      }
      try {
        super.write(batch, durability);
      } catch (StoreIoException e) {
        refused = true;
        throw e;
      }
    }
  }
}
