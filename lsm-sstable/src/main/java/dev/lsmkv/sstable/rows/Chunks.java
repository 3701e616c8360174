package dev.lsmkv.sstable.rows;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/**
 * Copies a stretch of a segment onto the heap piece by piece: a fault in a mapping kills the
 * process when it hits a checksum intrinsic, and is an exception when it hits this copy. Thread:
 * confined.
 */
final class Chunks {

  private static final int BYTES_MAX = 64 << 10;

  private final MemorySegment segment;
  private final long end;
  private final byte[] bytes;
  private long next;
  private int length;

  Chunks(MemorySegment segment, long from, long endExclusive) {
    this.segment = segment;
    this.next = from;
    this.end = endExclusive;
    this.bytes = new byte[(int) Math.min(BYTES_MAX, endExclusive - from)];
  }

  /** Copies the next piece; false at the end. */
  boolean next() {
    length = (int) Math.min(bytes.length, end - next);
    if (length == 0) {
      return false;
    }
    MemorySegment.copy(segment, Layouts.BYTE, next, bytes, 0, length);
    next += length;
    return true;
  }

  /** The array that holds the piece. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Adds a stretch of a segment to a checksum. */
  static void checksum(CRC32C crc, MemorySegment segment, long from, long endExclusive) {
    Chunks chunks = new Chunks(segment, from, endExclusive);
    while (chunks.next()) {
      crc.update(chunks.bytes(), 0, chunks.length());
    }
  }
}
