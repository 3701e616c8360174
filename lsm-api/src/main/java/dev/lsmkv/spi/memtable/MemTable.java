package dev.lsmkv.spi.memtable;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.WriteGroup;
import org.jspecify.annotations.Nullable;

/**
 * Sorted entries in memory, many versions a key.
 *
 * <p>Thread: {@link #apply} is called by one thread at a time, with a happens-before edge between
 * calls; everything else from any thread at any time, without waiting for the applier. A reader
 * that learnt of a sequence number after {@code apply} returned sees its entry; entries of a group
 * under way may be seen or not. The interrupt flag of a thread that calls may be set, and stays so.
 * Nothing is ever removed: a memtable that is no longer wanted is left to the garbage collector.
 */
public interface MemTable {

  /**
   * Adds every operation of a group. The group's sequence numbers are above all those applied
   * before.
   *
   * @param group the operations; its arrays may be kept but not changed
   */
  void apply(WriteGroup group);

  /**
   * Finds the newest version of a key with a sequence number at or below the lookup's.
   *
   * @param lookup key and sequence number
   * @return the version, tombstones included, or null if there is none
   */
  @Nullable Hit find(Lookup lookup);

  /**
   * Opens a cursor over all versions. It may or may not show entries applied later.
   *
   * @param direction the way it goes
   * @return a cursor before the first entry
   */
  EntryCursor cursor(Direction direction);

  /**
   * The memory that this memtable holds.
   *
   * @return bytes, growing
   */
  long bytes();

  /**
   * The number of versions.
   *
   * @return growing by one with each operation
   */
  long entries();
}
