package dev.lsmkv.testkit.storage;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file, whatever its name: extents, of which the last may have room left.
 *
 * <p>Extents are on the heap, but for those of an open log, which are the segments its writer
 * stores into. So everybody sees a store at once, as in a page cache.
 *
 * <p>A file at rest is one array, which copies of the disk share: no array that was handed out, nor
 * one that was taken over, is ever written to again.
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
  private boolean live;
  private byte @Nullable [] rest = {};
  private byte[] forced = {};
  private long forcedAt;

  FileNode(Journal journal) {
    this.journal = journal;
  }

  /** A file with some content, durable; the array is taken over. */
  static FileNode of(Journal journal, byte[] content) {
    FileNode file = new FileNode(journal);
    file.replace(content);
    return file;
  }

  synchronized long size() {
    return size;
  }

  synchronized void append(byte[] bytes, int offset, int length) {
    rest = null;
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

  /** Takes back what was appended behind an offset; false if that was forced, and so stays. */
  synchronized boolean truncate(long end) {
    if (end < forced.length) {
      return false;
    }
    become(Arrays.copyOf(bytes(), Math.toIntExact(Math.min(end, size))));
    return true;
  }

  /** Adds a segment that its owner goes on writing to. */
  synchronized void extend(MemorySegment segment) {
    live = true;
    rest = null;
    extents.add(segment);
    capacity += segment.byteSize();
    size = capacity;
  }

  /**
   * Ends the life of a log's segments: from here on their bytes are on the heap. A store that comes
   * between the copy and the end is lost.
   *
   * @param segments the segments
   * @param end ends it
   * @throws IllegalStateException if a segment is being accessed; nothing has changed then
   */
  synchronized void detach(List<MemorySegment> segments, Runnable end) {
    List<MemorySegment> detached = new ArrayList<>(extents);
    detached.replaceAll(extent -> segments.contains(extent) ? heapCopy(extent) : extent);
    end.run();
    extents.clear();
    extents.addAll(detached);
    live = false;
  }

  private static MemorySegment heapCopy(MemorySegment extent) {
    return MemorySegment.ofArray(extent.toArray(ValueLayout.JAVA_BYTE));
  }

  /** Makes durable everything there is. */
  synchronized void force() {
    forced = bytes();
    forcedAt = journal.commit();
  }

  /** Makes durable a range, and that the file reaches to its end. */
  synchronized void force(long from, long endExclusive) {
    byte[] longer = Arrays.copyOf(forced, Math.toIntExact(Math.max(forced.length, endExclusive)));
    MemorySegment target = MemorySegment.ofArray(longer);
    long at = 0;
    for (MemorySegment extent : extents) {
      long first = Math.max(from, at);
      long end = Math.min(endExclusive, at + extent.byteSize());
      if (first < end) {
        MemorySegment.copy(extent, first - at, target, first, end - first);
      }
      at += extent.byteSize();
    }
    forced = longer;
    forcedAt = journal.commit();
  }

  /** Whether all of its length was forced; what was stored into it since is not looked at. */
  synchronized boolean isForced() {
    return forced.length == size;
  }

  /** Now and when it was last forced. */
  synchronized PowerCut.FileRemains remains() {
    return new PowerCut.FileRemains(bytes(), forced, forcedAt);
  }

  /** The whole content, in native memory as a mapping is. */
  synchronized MemorySegment copy(Arena arena) {
    MemorySegment copy = arena.allocate(size);
    copyTo(copy);
    return copy;
  }

  /** The content, to be read only. */
  synchronized byte[] bytes() {
    byte[] known = rest;
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[Math.toIntExact(size)];
    copyTo(MemorySegment.ofArray(bytes));
    if (!live) {
      become(bytes);
    }
    return bytes;
  }

  private void become(byte[] bytes) {
    extents.clear();
    extents.add(MemorySegment.ofArray(bytes));
    capacity = bytes.length;
    size = bytes.length;
    rest = bytes;
  }

  private void copyTo(MemorySegment target) {
    long at = 0;
    for (MemorySegment extent : extents) {
      long step = Math.min(extent.byteSize(), size - at);
      MemorySegment.copy(extent, 0, target, at, step);
      at += step;
    }
  }

  /**
   * Puts other bytes in place of the content, durably: damage happens on the platter. The array is
   * taken over.
   */
  synchronized void replace(byte[] bytes) {
    live = false;
    become(bytes);
    forced = bytes;
  }
}
