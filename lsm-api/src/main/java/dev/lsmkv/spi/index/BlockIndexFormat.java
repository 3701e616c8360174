package dev.lsmkv.spi.index;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Builds and opens block indexes. Thread: safe for use from many threads.
 *
 * <p>As with filters, the engine keeps the file and its checksum.
 */
public interface BlockIndexFormat {

  /**
   * How many entries the table format may put into one block at most, so that the index has one
   * entry for at least every so many.
   *
   * @return 1 or more; 0 leaves the size of blocks to the table format
   */
  int entriesPerBlockMax();

  /**
   * Builds an index.
   *
   * @param blocks the blocks of a table in order; at least one
   * @return the encoded index; of the same blocks the same bytes, by which a lost file is known
   *     when it is built again
   */
  byte[] build(List<BlockSpan> blocks);

  /**
   * Opens an encoded index.
   *
   * @param encoded what {@code build} returned, read-only: mapped from the file, or on the heap
   *     after it was built again, and aligned to eight bytes in either case; lives as long as the
   *     table is open
   * @return the index
   * @throws IOException if these are not the bytes of such an index; nothing outside them may ever
   *     be read
   */
  BlockIndex open(MemorySegment encoded) throws IOException;
}
