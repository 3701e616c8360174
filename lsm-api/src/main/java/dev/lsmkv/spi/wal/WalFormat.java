package dev.lsmkv.spi.wal;

import java.io.IOException;

/** Writes and reads segments. Thread: safe for use from many threads. */
public interface WalFormat {

  /**
   * Creates a segment, header and all. When this returns the file's content is durable; the engine
   * forces its directory.
   *
   * @param segment a file that does not exist
   * @return a writer at the first record
   * @throws IOException if it cannot be created
   */
  WalWriter create(WalSegment segment) throws IOException;

  /**
   * Reads the records of a segment, in order, up to the end or to the first that a crash cut short.
   *
   * <p>Damage to what was known durable is not a torn tail: a record that is bad at an offset below
   * a {@code syncedUpTo} found anywhere in the segment, before or after it, is corruption. Nothing
   * is changed on disk.
   *
   * @param segment an existing file
   * @param visitor gets each whole record
   * @return how the segment ended
   * @throws dev.lsmkv.spi.storage.CorruptFileException if the header or a record known durable is
   *     damaged
   * @throws IOException if the file cannot be read
   */
  WalTail read(WalSegment segment, WalVisitor visitor) throws IOException;
}
