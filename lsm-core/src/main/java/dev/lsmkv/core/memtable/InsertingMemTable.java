package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A memtable that takes one entry after the other, and counts them.
 *
 * <p>A group that ends in an exception (a malformed batch, no memory left) may be here in part; the
 * entries that are here are whole, and their order is sound.
 *
 * <p>Thread: one applier, any number of readers that never wait; see {@link MemTable}.
 */
public abstract class InsertingMemTable implements MemTable {

  private final AtomicLong entries = new AtomicLong();

  /** An empty memtable. */
  protected InsertingMemTable() {}

  /**
   * Adds an entry. Called by the applier.
   *
   * @param operation the entry; not kept, but for its array
   * @param trailer above those of all others
   */
  protected abstract void insert(OperationReader operation, long trailer);

  @Override
  public final void apply(WriteGroup group) {
    long sequence = group.firstSequence();
    List<EncodedBatch> batches = group.batches();
    for (int i = 0; i < batches.size(); i++) {
      sequence = apply(batches.get(i), sequence);
    }
  }

  private long apply(EncodedBatch batch, long firstSequence) {
    long sequence = firstSequence;
    OperationReader operation = batch.operations();
    while (operation.next()) {
      insert(operation, Trailer.of(sequence, operation.kind()));
      entries.setRelease(entries.getPlain() + 1);
      sequence++;
    }
    return sequence;
  }

  @Override
  public final long entries() {
    return entries.getAcquire();
  }
}
