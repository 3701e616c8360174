package dev.lsmkv.spi.storage;

import java.io.IOException;

/**
 * A new file that is written from its beginning to its end.
 *
 * <p>Thread: confined to one thread at a time.
 */
public interface AppendFile extends AutoCloseable {

  /**
   * Appends bytes, all of them.
   *
   * @param bytes where they are; not kept
   * @param offset the first
   * @param length how many
   * @throws IOException if not all could be written; the file is then of no further use, unless
   *     {@link #retract} succeeds
   */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /**
   * The bytes appended so far.
   *
   * @return the offset of the next byte
   */
  long position();

  /**
   * Hands to the operating system whatever was appended: it survives the process being killed, and
   * readers of the file see it.
   *
   * @throws IOException if not all could be; the file is then of no further use, unless {@link
   *     #retract} succeeds
   */
  void flush() throws IOException;

  /**
   * Takes back everything from an offset on, after a write that failed for want of space for
   * instance: the file is as it was before, and of use again. No force may have failed.
   *
   * @param end the offset of the next byte from now on, at most that of the last flush
   * @throws IOException if it cannot be taken back; the file is then of no further use
   */
  default void retract(long end) throws IOException {
    throw new IOException("this file takes nothing back");
  }

  /**
   * Makes what was appended durable, the file's name excepted ({@link StorageDirectory#force}).
   *
   * @throws IOException if that is not certain; final for this file
   */
  void force() throws IOException;

  /**
   * Closes the file, without making anything durable. A second call has no effect.
   *
   * @throws IOException if closing reports an error; the file is then of no further use
   */
  @Override
  void close() throws IOException;
}
