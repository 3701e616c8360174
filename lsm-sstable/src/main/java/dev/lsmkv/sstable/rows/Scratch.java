package dev.lsmkv.sstable.rows;

import java.lang.foreign.MemorySegment;

/**
 * Memory for blocks that nobody keeps, used again for the next. To take it anew for every block,
 * and to have it cleared, costs as much as to decompress one.
 *
 * <p>Thread: confined. A block in here is good until the next one is read into it.
 */
final class Scratch {

  /** What is larger is taken anew each time, so that no thread holds on to much. */
  private static final int BYTES_MAX = 128 << 10;

  private static final int BYTES_FIRST = 8 << 10;

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private byte[] stored = new byte[0];
  private byte[] raw = new byte[0];
  private MemorySegment payload = MemorySegment.ofArray(raw).asReadOnly();

  /** That of this thread, for reads that are done with a block before they return. */
  static Scratch ofThread() {
    return OF_THREAD.get();
  }

  /** An array of at least so many bytes, for what is stored. */
  byte[] stored(int length) {
    if (length > BYTES_MAX) {
      return new byte[length];
    }
    if (length > stored.length) {
      stored = new byte[capacity(length)];
    }
    return stored;
  }

  /** An array of at least so many bytes, for what that decompresses to. */
  byte[] raw(int length) {
    if (length > BYTES_MAX) {
      return new byte[length];
    }
    if (length > raw.length) {
      raw = new byte[capacity(length)];
      payload = MemorySegment.ofArray(raw).asReadOnly();
    }
    return raw;
  }

  /** The array as a segment, read-only. */
  MemorySegment segment(byte[] array) {
    return array.length == raw.length ? payload : MemorySegment.ofArray(array).asReadOnly();
  }

  private static int capacity(int length) {
    return Math.max(BYTES_FIRST, Integer.highestOneBit(length - 1) << 1);
  }
}
