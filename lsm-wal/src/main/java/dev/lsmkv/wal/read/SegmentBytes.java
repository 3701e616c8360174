package dev.lsmkv.wal.read;

import java.io.IOException;

/**
 * The bytes of a segment, which may change while they are read: its writer may still be at work.
 */
public interface SegmentBytes {

  /**
   * How many there are.
   *
   * @return the size of the file, the same for every call
   */
  long size();

  /**
   * Copies some of them.
   *
   * @param from the offset of the first in the file
   * @param target where they go
   * @param at the first index there
   * @param length how many; all of them within the file
   * @throws IOException if the disk does not give them; a mapping throws {@link InternalError}, now
   *     or later
   */
  void copy(long from, byte[] target, int at, int length) throws IOException;
}
