package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.storage.MappedLog;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows through its channel and is written through mappings.
 *
 * <p>Growth writes zeros rather than setting the length, so that every block exists before it is
 * mapped: a store into a hole meets a full disk as a fault. (File systems that copy on write
 * promise nothing of the kind.) What is written at once can become one unit of the page cache, and
 * a store through a mapping makes the whole unit dirty. So where forces follow, the zeros are
 * written a page at a time, or each force would write many pages for one; where they do not, many
 * at a time, for a large unit takes far less to make than its pages would.
 *
 * <p>Thread: {@code extend} is guarded by this object's monitor and {@code force} by another, so
 * that they run at once; {@code close} takes both, in that order. The system reports a failed write
 * to whoever asks first, be it for new space or for old, and only once. So asking and noting the
 * answer is one step, under a monitor of its own, which is taken last; whoever was told that all is
 * well looks at the note before believing it.
 */
final class ChannelMappedLog implements MappedLog {

  private static final int PAGE_BYTES = 4096;
  private static final boolean MACOS = System.getProperty("os.name").startsWith("Mac");
  private static final int UNIT_BYTES_IF_SELDOM_FORCED = 256 << 10;
  private static final ByteBuffer ZEROS =
      ByteBuffer.allocateDirect(UNIT_BYTES_IF_SELDOM_FORCED).asReadOnlyBuffer();

  private final Path path;
  private final FileChannel channel;
  private final IoThreads threads;
  private final Arena arena = Arena.ofShared();
  private final CopyOnWriteArrayList<Extent> extents = new CopyOnWriteArrayList<>();
  private final Object forcing = new Object();
  private final Object noting = new Object();
  private volatile int unitBytes = PAGE_BYTES;
  private volatile long length;
  private volatile @Nullable Throwable failure;

  /** A mapped part of the file. */
  private record Extent(long first, MemorySegment segment) {

    void force(long from, long endExclusive) {
      long start = Math.max(from - first, 0);
      long end = Math.min(endExclusive - first, segment.byteSize());
      if (start < end) {
        segment.asSlice(start, end - start).force();
      }
    }
  }

  ChannelMappedLog(Path path, FileChannel channel, IoThreads threads) {
    this.path = path;
    this.channel = channel;
    this.threads = threads;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public void seldomForced() {
    unitBytes = UNIT_BYTES_IF_SELDOM_FORCED;
  }

  @Override
  public synchronized MemorySegment extend(long bytes) throws IOException {
    if (bytes <= 0 || bytes % PAGE_BYTES != 0) {
      throw new IllegalArgumentException("not a positive multiple of " + PAGE_BYTES + ": " + bytes);
    }
    requireUsable();
    MemorySegment segment = threads.call(() -> grow(bytes));
    extents.add(new Extent(length, segment));
    length += bytes;
    return segment;
  }

  private MemorySegment grow(long bytes) throws IOException {
    fill(bytes);
    return channel.map(MapMode.READ_WRITE, length, bytes, arena);
  }

  @Override
  public void forceSpace() throws IOException {
    requireUsable();
    threads.run(this::forceChannel);
  }

  private void forceChannel() throws FailedForceException {
    synchronized (noting) {
      try {
        channel.force(true);
      } catch (Throwable e) {
        failure = e;
        throw new FailedForceException(path, e);
      }
    }
  }

  /** A full disk spoils nothing: what was taken is given back, and the next attempt starts over. */
  private void fill(long bytes) throws IOException {
    try {
      long end = length + bytes;
      for (long at = length; at < end; ) {
        ByteBuffer zeros = ZEROS.duplicate();
        zeros.limit((int) Math.min(unitBytes, end - at));
        at += channel.write(zeros, at);
      }
    } catch (IOException e) {
      giveBack(e);
      throw e;
    }
  }

  private void giveBack(IOException cause) {
    try {
      channel.truncate(length);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Forces the mappings, not the channel: the JDK promises that a channel's force covers what was
   * written through that channel, and a mapping's what was stored in it. On Linux the latter is
   * {@code msync}, the same as {@code fdatasync} for a range; on Windows it flushes view and file.
   * It is no channel operation, so an interrupt does it no harm and the caller's thread can do it.
   * On macOS {@code msync} stops at the cache of the drive, so there the channel's force follows
   * it.
   */
  @Override
  public void force(long from, long endExclusive) throws IOException {
    synchronized (forcing) {
      requireUsable();
      Objects.checkFromToIndex(from, endExclusive, length);
      try {
        extents.forEach(extent -> extent.force(from, endExclusive));
        if (MACOS) {
          threads.run(() -> channel.force(false));
        }
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
        throw new FailedForceException(path, e);
      }
      synchronized (noting) {
        requireUsable();
      }
    }
  }

  /**
   * An error of the channel's close is not reported: whatever had to be durable was forced before.
   *
   * @throws IllegalStateException if a segment is being accessed; nothing has changed then
   */
  @Override
  public synchronized void close() {
    synchronized (forcing) {
      if (arena.scope().isAlive()) {
        arena.close();
        closeChannel();
      }
    }
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException _) {
      // See close().
    }
  }

  private void requireUsable() throws IOException {
    if (!arena.scope().isAlive()) {
      throw new IOException(path + " is closed");
    }
    if (failure != null) {
      throw new IOException(path + " is of no use since an earlier failure", failure);
    }
  }
}
