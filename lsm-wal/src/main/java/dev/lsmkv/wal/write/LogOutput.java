package dev.lsmkv.wal.write;

import dev.lsmkv.spi.wal.GroupRefusedException;
import java.io.IOException;

/**
 * Where the bytes of one segment go.
 *
 * <p>Thread: {@link #force} and {@link #makeRoomAhead} may be called by two other threads than the
 * other methods, at the same time; these are confined to one thread at a time.
 */
public interface LogOutput extends AutoCloseable {

  /**
   * Makes sure, as far as it can be, that there is room for what is written next.
   *
   * @param bytes how much that is
   * @throws IOException if there is no room; nothing has been written
   */
  void reserve(long bytes) throws IOException;

  /**
   * Makes room for what will be written after that, where it takes time.
   *
   * @throws IOException if that cannot be done now
   */
  void makeRoomAhead() throws IOException;

  /**
   * Appends bytes within what was reserved.
   *
   * @param bytes where they are; not kept
   * @param offset the first
   * @param length how many
   * @throws GroupRefusedException if everything since the last flush is taken back
   * @throws IOException if not all could be written
   */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /**
   * Hands to the kernel whatever was written.
   *
   * @throws GroupRefusedException if everything since the last flush is taken back
   * @throws IOException if not all could be written
   */
  void flush() throws IOException;

  /**
   * Makes durable what was flushed before this call.
   *
   * @param from the first byte of the file that must be durable
   * @param endExclusive the byte after the last
   * @throws IOException if that is not certain
   */
  void force(long from, long endExclusive) throws IOException;

  /** Closes the file, without making anything durable. A second call has no effect. */
  @Override
  void close();
}
