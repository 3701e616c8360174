package dev.lsmkv.spi.entry;

import java.util.List;

/**
 * Batches that are committed together: one record in the log, one run of sequence numbers.
 *
 * <p>The operations take the sequence numbers from {@code firstSequence} on, in the order of the
 * batches and of the operations in them.
 *
 * @param firstSequence the sequence number of the first operation
 * @param batches the batches, in commit order; none empty
 */
public record WriteGroup(long firstSequence, List<EncodedBatch> batches) {

  /**
   * The number of operations.
   *
   * @return the sum over the batches
   */
  public int count() {
    int count = 0;
    for (int i = 0; i < batches.size(); i++) {
      count += batches.get(i).count();
    }
    return count;
  }

  /**
   * The encoded bytes.
   *
   * @return the sum over the batches
   */
  public long bytes() {
    long bytes = 0;
    for (int i = 0; i < batches.size(); i++) {
      bytes += batches.get(i).length();
    }
    return bytes;
  }
}
