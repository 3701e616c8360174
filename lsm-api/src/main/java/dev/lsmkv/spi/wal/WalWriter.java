package dev.lsmkv.spi.wal;

import dev.lsmkv.spi.entry.WriteGroup;
import java.io.IOException;

/**
 * Appends records to one segment.
 *
 * <p>Thread: {@link #reserve} and {@link #append} are called by one thread at a time, {@link
 * #force} by one thread at a time and {@link #makeRoomAhead} by one thread at a time, the three at
 * once; none of them while {@link #close} runs. The interrupt flag of a thread that calls may be
 * set, and stays so. After {@code append} or {@code force} has failed, but for a {@link
 * GroupRefusedException}, the engine calls only {@link #close}; after {@code reserve} has, but for
 * a {@link dev.lsmkv.spi.storage.FailedForceException}, or {@code makeRoomAhead}, it goes on.
 */
public interface WalWriter extends AutoCloseable {

  /**
   * Makes room for one group, as far as that can be done before its first byte is written, so that
   * a full disk is met while the writer can still be told that nothing happened.
   *
   * @param bytes the bytes of the group's operations ({@link WriteGroup#bytes})
   * @throws dev.lsmkv.spi.storage.FailedForceException if what was appended before is not certain
   *     any more either; as final as a failed {@link #force}
   * @throws IOException if there is no room; the segment is as it was, and the call may be repeated
   */
  void reserve(long bytes) throws IOException;

  /**
   * Makes room ahead, so that {@link #reserve} seldom has to wait for it. What fails is met again
   * by the next reserve or append.
   */
  default void makeRoomAhead() {}

  /**
   * Appends a group as one record: after a crash it is whole or absent. When this returns the
   * record survives the process being killed.
   *
   * @param group the operations; its arrays may be read by others meanwhile, and are not changed
   * @return the offset behind the record
   * @throws GroupRefusedException if nothing of the record is there; the segment goes on
   * @throws IOException if the record may not be whole
   */
  long append(WriteGroup group) throws IOException;

  /**
   * Makes durable every record appended before this call.
   *
   * @return the offset up to which the segment is durable, at least the one behind the last of them
   * @throws IOException if that is not certain; the engine does not try again
   */
  long force() throws IOException;

  /** Releases the segment, without making anything durable. A second call has no effect. */
  @Override
  void close();
}
