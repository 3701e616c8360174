package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.MappedLog;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An open log. Its segments are the content of the file until it is closed. */
final class MemoryMappedLog implements MappedLog {

  private static final int PAGE_BYTES = 4096;

  private final Path path;
  private final FileNode node;
  private final boolean isOnHeap;
  private final Arena arena = Arena.ofShared();
  private final List<MemorySegment> live = new ArrayList<>();
  private boolean closed;

  /**
   * A log.
   *
   * @param path where it is
   * @param node its content
   * @param isOnHeap whether its segments outlive it, which makes its end cheap
   */
  MemoryMappedLog(Path path, FileNode node, boolean isOnHeap) {
    this.path = path;
    this.node = node;
    this.isOnHeap = isOnHeap;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public synchronized MemorySegment extend(long bytes) throws IOException {
    if (bytes <= 0 || bytes % PAGE_BYTES != 0) {
      throw new IllegalArgumentException("not a positive multiple of " + PAGE_BYTES + ": " + bytes);
    }
    requireOpen();
    MemorySegment segment =
        isOnHeap
            ? MemorySegment.ofArray(new long[Math.toIntExact(bytes / Long.BYTES)])
            : arena.allocate(bytes, PAGE_BYTES);
    live.add(segment);
    node.extend(segment);
    return segment;
  }

  @Override
  public synchronized void forceSpace() throws IOException {
    requireOpen();
    node.force();
  }

  @Override
  public synchronized void force(long from, long endExclusive) throws IOException {
    requireOpen();
    Objects.checkFromToIndex(from, endExclusive, node.size());
    node.force(from, endExclusive);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      node.detach(live, isOnHeap ? () -> {} : arena::close);
      closed = true;
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException(path + " is closed");
    }
  }
}
