package dev.lsmkv.spi.filter;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Builds and opens filters. Thread: safe for use from many threads.
 *
 * <p>The engine hashes a key once for each operation and asks filter after filter with the hash. It
 * writes what {@link #build} returns into a file of its own with a checksum, and hands it back to
 * {@link #open} only if the checksum holds.
 */
public interface FilterFormat {

  /**
   * Hashes a key. Part of the encoding: the same for ever under one id.
   *
   * @param bytes the array that holds the key
   * @param offset where it begins
   * @param length its bytes
   * @return 64 well-mixed bits
   */
  long hash(byte[] bytes, int offset, int length);

  /**
   * Builds a filter.
   *
   * @param hashes the hash of each distinct key, in any order, in the first {@code count} elements;
   *     may be reordered
   * @param count how many; may be 0
   * @return the encoded filter; of the same hashes the same bytes, by which a lost file is known
   *     when it is built again
   */
  byte[] build(long[] hashes, int count);

  /**
   * Opens an encoded filter.
   *
   * @param encoded what {@code build} returned, read-only: mapped from the file, or on the heap
   *     after it was built again, and aligned to eight bytes in either case; lives as long as the
   *     table is open
   * @return the filter
   * @throws IOException if these are not the bytes of such a filter; nothing outside them may ever
   *     be read
   */
  Filter open(MemorySegment encoded) throws IOException;
}
