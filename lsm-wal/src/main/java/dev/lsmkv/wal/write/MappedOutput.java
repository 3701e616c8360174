package dev.lsmkv.wal.write;

import dev.lsmkv.spi.storage.MappedLog;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stores into chunks of a log that were filled with zeros, made durable and mapped before.
 *
 * <p>Room for a whole record is made before its first byte is stored, so a full disk leaves no half
 * record behind. Space is added a chunk at a time, or as much as one record needs if that is more.
 */
public final class MappedOutput implements LogOutput {

  private static final long PAGE_BYTES = 4096;

  private final MappedLog log;
  private final long chunkBytes;
  private final Deque<MemorySegment> ahead = new ArrayDeque<>();
  private MemorySegment chunk = MemorySegment.NULL;
  private long position;
  private long room;

  /**
   * An output at the beginning of a log.
   *
   * @param log a log without any space yet; closed with this output
   * @param chunkBytes how much space is added at a time; rounded up to whole pages
   */
  public MappedOutput(MappedLog log, long chunkBytes) {
    this.log = log;
    this.chunkBytes = wholePages(chunkBytes);
  }

  @Override
  public void reserve(long bytes) throws IOException {
    if (room < bytes) {
      long added = Math.max(chunkBytes, wholePages(bytes - room));
      ahead.add(log.extend(added));
      room += added;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (position == chunk.byteSize()) {
        chunk = ahead.remove();
        position = 0;
      }
      int step = (int) Math.min(length - done, chunk.byteSize() - position);
      MemorySegment.copy(bytes, offset + done, chunk, ValueLayout.JAVA_BYTE, position, step);
      position += step;
      done += step;
    }
    room -= length;
  }

  /** No effect: what is stored into a mapping is the kernel's already. */
  @Override
  public void flush() {}

  @Override
  public void force(long from, long endExclusive) throws IOException {
    log.force(from, endExclusive);
  }

  @Override
  public void close() {
    log.close();
  }

  private static long wholePages(long bytes) {
    return (bytes + PAGE_BYTES - 1) & -PAGE_BYTES;
  }
}
