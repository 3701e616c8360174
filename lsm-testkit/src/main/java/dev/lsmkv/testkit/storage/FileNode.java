package dev.lsmkv.testkit.storage;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The content of a file, whatever its name: extents, of which the last may have room left.
 *
 * <p>Extents are on the heap, but for those of an open log, which are the segments its writer
 * stores into. So everybody sees a store at once, as in a page cache.
 *
 * <p>Thread: safe for use from many threads.
 */
final class FileNode implements Node {

  private static final int EXTENT_BYTES_MIN = 4 << 10;
  private static final int EXTENT_BYTES_MAX = 1 << 20;

  private final Journal journal;
  private final List<MemorySegment> extents = new ArrayList<>();
  private long capacity;
  private long size;
  private byte[] forced = {};
  private long forcedAt;

  FileNode(Journal journal) {
    this.journal = journal;
  }

  /** A file with some content, durable. */
  static FileNode of(Journal journal, byte[] content) {
    FileNode file = new FileNode(journal);
    file.replace(content);
    return file;
  }

  synchronized long size() {
    return size;
  }

  synchronized void append(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (size == capacity) {
        addRoom();
      }
      int step = (int) Math.min(length - done, capacity - size);
      MemorySegment tail = extents.getLast();
      long at = tail.byteSize() - (capacity - size);
      MemorySegment.copy(bytes, offset + done, tail, ValueLayout.JAVA_BYTE, at, step);
      size += step;
      done += step;
    }
  }

  private void addRoom() {
    long bytes = Math.clamp(capacity, EXTENT_BYTES_MIN, EXTENT_BYTES_MAX);
    extents.add(MemorySegment.ofArray(new byte[(int) bytes]));
    capacity += bytes;
  }

  /** Adds a segment that its owner goes on writing to. */
  synchronized void extend(MemorySegment live) {
    extents.add(live);
    capacity += live.byteSize();
    size = capacity;
  }

  /**
   * Ends the life of a log's segments: from here on their bytes are on the heap. A store that comes
   * between the copy and the end is lost.
   *
   * @throws IllegalStateException if a segment is being accessed; nothing has changed then
   */
  synchronized void detach(List<MemorySegment> live, Arena arena) {
    List<MemorySegment> detached = new ArrayList<>(extents);
    detached.replaceAll(extent -> live.contains(extent) ? heapCopy(extent) : extent);
    arena.close();
    extents.clear();
    extents.addAll(detached);
  }

  private static MemorySegment heapCopy(MemorySegment extent) {
    return MemorySegment.ofArray(extent.toArray(ValueLayout.JAVA_BYTE));
  }

  /** Makes durable everything there is. */
  synchronized void force() {
    forced = read();
    forcedAt = journal.commit();
  }

  /** Makes durable a range, and that the file reaches to its end. */
  synchronized void force(long from, long endExclusive) {
    if (forced.length < endExclusive) {
      forced = Arrays.copyOf(forced, Math.toIntExact(endExclusive));
    }
    MemorySegment target = MemorySegment.ofArray(forced);
    long at = 0;
    for (MemorySegment extent : extents) {
      long first = Math.max(from, at);
      long end = Math.min(endExclusive, at + extent.byteSize());
      if (first < end) {
        MemorySegment.copy(extent, first - at, target, first, end - first);
      }
      at += extent.byteSize();
    }
    forcedAt = journal.commit();
  }

  /** Whether all of its length was forced; what was stored into it since is not looked at. */
  synchronized boolean isForced() {
    return forced.length == size;
  }

  /** Now and when it was last forced. */
  synchronized PowerCut.FileRemains remains() {
    return new PowerCut.FileRemains(read(), forced.clone(), forcedAt);
  }

  /** The whole content, in native memory as a mapping is. */
  synchronized MemorySegment copy(Arena arena) {
    MemorySegment copy = arena.allocate(size);
    copyTo(copy);
    return copy;
  }

  synchronized byte[] read() {
    byte[] bytes = new byte[Math.toIntExact(size)];
    copyTo(MemorySegment.ofArray(bytes));
    return bytes;
  }

  private void copyTo(MemorySegment target) {
    long at = 0;
    for (MemorySegment extent : extents) {
      long step = Math.min(extent.byteSize(), size - at);
      MemorySegment.copy(extent, 0, target, at, step);
      at += step;
    }
  }

  /** Puts other bytes in place of the content, durably: damage happens on the platter. */
  synchronized void replace(byte[] bytes) {
    extents.clear();
    extents.add(MemorySegment.ofArray(bytes.clone()));
    capacity = bytes.length;
    size = bytes.length;
    forced = bytes.clone();
  }
}
