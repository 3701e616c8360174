package dev.lsmkv.spi.wal;

import dev.lsmkv.spi.entry.EncodedBatch;
import java.io.IOException;

/** Gets the records of a segment as they are read. */
@FunctionalInterface
public interface WalVisitor {

  /**
   * One record, whole and checked.
   *
   * @param firstSequence the sequence number of its first operation
   * @param operations all its operations; the array may be kept
   * @throws IOException to stop reading
   */
  void record(long firstSequence, EncodedBatch operations) throws IOException;
}
