package dev.lsmkv.wal.write;

import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.wal.WalSegment;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stores into chunks of a log that were filled with zeros and mapped before.
 *
 * <p>Room for a whole record is made before its first byte is stored, so a full disk leaves no half
 * record behind. Space is added a chunk at a time, or as much as one record needs if that is more,
 * and less than a chunk at first. To make it takes as long as thousands of records, so another
 * thread makes a chunk once half of one is used up; whoever stores waits only where that thread
 * does not keep up.
 *
 * <p>Thread: see {@link LogOutput}. The log grows under {@code growing}; each chunk is linked to
 * the one before, and {@code room}, which grows only then, tells whoever stores that it is there.
 */
public final class MappedOutput implements LogOutput {

  private static final long PAGE_BYTES = 4096;

  /**
   * The first chunk is so many times smaller: a segment that nothing is written to takes little.
   */
  private static final long FIRST_PART = 8;

  private final MappedLog log;
  private final long chunkBytes;
  private final WalSegment.Use use;
  private final ReentrantLock growing = new ReentrantLock();
  private final AtomicLong room = new AtomicLong();
  private Chunk newest = new Chunk(); // guarded by growing; empty at first
  private boolean isBegun; // guarded by growing
  private Chunk chunk = newest; // of whoever stores, as position is
  private long position;

  /** Space that is stored into from its beginning to its end. */
  private static final class Chunk {
    private MemorySegment segment = MemorySegment.NULL;
    private @Nullable Chunk next;
  }

  /**
   * An output at the beginning of a log.
   *
   * @param log a log without any space yet; closed with this output
   * @param chunkBytes how much space is added at a time; rounded up to whole pages
   * @param use whether space is made durable before it is used, which makes forces quicker
   */
  public MappedOutput(MappedLog log, long chunkBytes, WalSegment.Use use) {
    this.log = log;
    this.chunkBytes = wholePages(chunkBytes);
    this.use = use;
  }

  @Override
  public void reserve(long bytes) throws IOException {
    if (room.get() < bytes) {
      grow(bytes);
    }
  }

  /** Grows until there is room for so many bytes. */
  private void grow(long bytes) throws IOException {
    growing.lock();
    try {
      long missing = bytes - room.get(); // whoever held the lock before may have made room
      if (missing > 0) {
        if (!isBegun && use == WalSegment.Use.SELDOM_FORCED) {
          log.seldomForced();
        }
        long usual = isBegun ? chunkBytes : wholePages(chunkBytes / FIRST_PART);
        long added = Math.max(usual, wholePages(missing));
        Chunk more = new Chunk(); // first: space that the log has and this has not is never forced
        more.segment = log.extend(added);
        newest.next = more;
        newest = more;
        isBegun = true;
        room.addAndGet(added);
      }
    } finally {
      growing.unlock();
    }
  }

  @Override
  public void makeRoomAhead() throws IOException {
    if (room.get() < chunkBytes / 2) {
      grow(chunkBytes);
      if (use == WalSegment.Use.FORCED) {
        log.forceSpace();
      }
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (position == chunk.segment.byteSize()) {
        chunk = Objects.requireNonNull(chunk.next);
        position = 0;
      }
      MemorySegment target = chunk.segment;
      int step = (int) Math.min(length - done, target.byteSize() - position);
      MemorySegment.copy(bytes, offset + done, target, ValueLayout.JAVA_BYTE, position, step);
      position += step;
      done += step;
    }
    room.addAndGet(-length);
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
