package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A memtable whose order is kept by a {@link Tree} at every moment.
 *
 * <p>A group that ends in an exception (a malformed batch, no memory left) may be here in part; the
 * entries that are here are whole, and the tree is sound.
 *
 * <p>Thread: one applier, any number of readers that never wait; see {@link MemTable}.
 */
final class TreeMemTable implements MemTable {

  private final Tree tree;
  private final AtomicLong entries = new AtomicLong();

  TreeMemTable(Tree tree) {
    this.tree = tree;
  }

  @Override
  public void apply(WriteGroup group) {
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
      tree.insert(operation, Trailer.of(sequence, operation.kind()));
      entries.setRelease(entries.getPlain() + 1);
      sequence++;
    }
    return sequence;
  }

  @Override
  public @Nullable Hit find(Lookup lookup) {
    return tree.find(lookup);
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    return switch (direction) {
      case FORWARD -> new AscendingCursor(tree);
      case REVERSE -> new DescendingCursor(tree);
    };
  }

  @Override
  public long bytes() {
    return tree.bytes();
  }

  @Override
  public long entries() {
    return entries.getAcquire();
  }
}
