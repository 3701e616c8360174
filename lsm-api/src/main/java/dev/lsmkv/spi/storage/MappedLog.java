package dev.lsmkv.spi.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A file that is written through mappings of space that was filled with zeros before, so that a
 * store into it needs no call to the kernel, survives the process being killed, and cannot meet a
 * full disk.
 *
 * <p>Thread: {@code extend}, {@code forceSpace} and {@code force} may be called from different
 * threads at once, each by one at a time; a segment may be written meanwhile.
 */
public interface MappedLog extends AutoCloseable {

  /**
   * Where the file is.
   *
   * @return the path, for messages
   */
  Path path();

  /**
   * Says that few stores will be followed by a force, so that space may be added in whatever units
   * are cheapest to fill. Forces may take longer then. No effect on space that is there already,
   * nor on what is right.
   */
  default void seldomForced() {}

  /**
   * Adds space at the end: writes zeros and maps them. A {@link #force} of a range makes durable
   * that the space up to its end is there, too.
   *
   * @param bytes how much, a multiple of 4096
   * @return a writable segment of exactly that many zero bytes, which lives until {@link #close}
   * @throws IOException if there is no space; the file is as it was
   */
  MemorySegment extend(long bytes) throws IOException;

  /**
   * Makes durable all the space added before this call, so that forces of what is stored in it
   * later are quicker: then only bytes have to be written, and no blocks be given out.
   *
   * @throws FailedForceException if the space is not certain to be there; final for this file
   * @throws IOException if the log is closed or of no use
   */
  void forceSpace() throws IOException;

  /**
   * Makes durable what was stored in the segments before this call.
   *
   * @param from the first byte of the file that must be durable
   * @param endExclusive the byte after the last
   * @throws IOException if that is not certain; final for this file
   */
  void force(long from, long endExclusive) throws IOException;

  /** Unmaps and closes the file, without making anything durable. A second call has no effect. */
  @Override
  void close();
}
