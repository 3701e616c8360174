package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import java.util.ArrayList;
import java.util.List;

/** Builds groups of batches. The batches lie somewhere inside their arrays, as they may. */
public final class GroupBuilder {

  private static final int MARGIN = 3;

  private final List<EncodedBatch> batches = new ArrayList<>();
  private BatchEncoder open = new BatchEncoder();

  public GroupBuilder put(byte[] key, byte[] value) {
    open.addPut(key, value);
    return this;
  }

  public GroupBuilder delete(byte[] key) {
    open.addDelete(key);
    return this;
  }

  /** Ends the current batch, if it has operations; the next one begins another. */
  public GroupBuilder nextBatch() {
    if (open.count() > 0) {
      EncodedBatch batch = open.encoded();
      byte[] bytes = new byte[batch.length() + 2 * MARGIN];
      System.arraycopy(batch.bytes(), batch.offset(), bytes, MARGIN, batch.length());
      batches.add(new EncodedBatch(bytes, MARGIN, batch.length(), batch.count()));
      open = new BatchEncoder();
    }
    return this;
  }

  public WriteGroup build(long firstSequence) {
    nextBatch();
    return new WriteGroup(firstSequence, List.copyOf(batches));
  }
}
