package dev.lsmkv.spi.storage;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A file mapped for reading.
 *
 * <p>A fault in the mapping (the file was truncated, the disk failed) arrives as an {@link
 * InternalError} in an access to the segment; but it kills the process if a checksum intrinsic or a
 * native codec reads the mapping. So copy off the mapping before either.
 *
 * <p>Thread: safe for use from many threads. An access after {@link #close} fails with {@link
 * IllegalStateException}, as does {@code close} itself while an access is under way.
 */
public interface MappedFile extends AutoCloseable {

  /**
   * Where the file is.
   *
   * @return the path, for messages
   */
  Path path();

  /**
   * The whole file.
   *
   * @return a read-only segment that lives until {@link #close}
   */
  MemorySegment segment();

  /** Unmaps the file. A second call has no effect. */
  @Override
  void close();
}
