package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.table.BlockCache;
import java.lang.foreign.MemorySegment;

/**
 * Memory for blocks, used again for the next: what is decompressed, and what the cache gives a copy
 * of. To take it anew for every block, and to have it cleared, costs as much as to decompress one.
 *
 * <p>Invariant: {@code payload} is {@code raw}, also where memory ends as they grow.
 *
 * <p>Thread: confined. A block in here is good until the next one is read into it.
 */
final class Scratch implements BlockCache.Room {

  /** What is larger is taken anew each time, so that no thread holds on to much. */
  private static final int BYTES_MAX = 128 << 10;

  private static final int STEP = 1 << 10;
  private static final byte[] NONE = new byte[0];
  private static final MemorySegment EMPTY = MemorySegment.ofArray(NONE).asReadOnly();

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private byte[] stored = NONE;
  private byte[] raw = NONE;
  private MemorySegment payload = EMPTY;
  private byte[] found = NONE;
  private boolean taken;

  /**
   * That of this thread, for a read that is done with its blocks before it returns; to be given
   * back. A codec may read a store itself, which then gets another.
   */
  static Scratch take() {
    Scratch own = OF_THREAD.get();
    if (own.taken) {
      return new Scratch();
    }
    own.taken = true;
    return own;
  }

  void giveBack() {
    taken = false;
  }

  /** Whether memory for so many bytes is used again. */
  static boolean holds(int length) {
    return length <= BYTES_MAX;
  }

  /** An array of at least so many bytes, for what is stored. */
  byte[] stored(int length) {
    if (length > BYTES_MAX) {
      return new byte[length];
    }
    if (length > stored.length) {
      stored = new byte[roundedUp(length)];
    }
    return stored;
  }

  /** An array of at least so many bytes, for what that decompresses to. */
  byte[] raw(int length) {
    found = NONE; // whatever was asked for before was not found, or is read no more
    if (length > BYTES_MAX) {
      return new byte[length];
    }
    if (length > raw.length) {
      byte[] longer = new byte[roundedUp(length)];
      MemorySegment segment = MemorySegment.ofArray(longer).asReadOnly();
      payload = segment; // nothing fails between these two
      raw = longer;
    }
    return raw;
  }

  @Override
  public byte[] ofLength(int length) {
    byte[] room = raw(length);
    found = room;
    return room;
  }

  /** The block that was copied to the memory that was asked for last. */
  RowBlock found() {
    return RowBlock.in(found, segment(found));
  }

  /** Such an array as a segment, read-only. */
  MemorySegment segment(byte[] array) {
    return array.length == raw.length ? payload : MemorySegment.ofArray(array).asReadOnly();
  }

  private static int roundedUp(int length) {
    return (length + STEP - 1) / STEP * STEP;
  }
}
