package dev.lsmkv.core.memtable;

/**
 * How large the arrays of an arena are: a sixteenth of what the memtable is expected to hold or
 * already holds, so that the unused end of the last one is a small part of the whole at every size,
 * from memtables of a few KiB in tests to those of many MiB.
 *
 * <p>The G1 collector copies an array whenever it finds it alive, unless it is longer than half of
 * a region: then it has regions of its own, and is never moved. Half of the smallest region is 512
 * KiB. A chunk of nodes and a slab of entries of a small memtable stay below that. A slab of a
 * larger memtable is a power of two, up to 4 MiB, so that it leaves nothing of its regions unused;
 * the first ones are smaller, since many memtables never get more than a few entries.
 *
 * @param bytesExpected the size at which the engine will replace the memtable
 */
public record ArenaGrowth(long bytesExpected) {

  static final int ARRAY_BYTES_MIN = 512;
  static final int MOVED_BYTES_MAX = 256 << 10;
  static final int SLAB_BYTES_MAX = 4 << 20;

  /** What an array costs beyond its elements: the object's header and its length. */
  public static final int ARRAY_HEADER_BYTES = 16;

  /** The longest header of an array, with pointers that are not compressed. */
  static final int ARRAY_HEADER_BYTES_MAX = 24;

  private static final int PARTS = 16;

  /** The bytes of elements that the next chunk of an arena gets that holds {@code bytesHeld}. */
  int nextChunkBytes(long bytesHeld) {
    return Math.clamp(part(bytesHeld), ARRAY_BYTES_MIN, MOVED_BYTES_MAX);
  }

  /** The bytes of elements that the next slab of an arena gets that holds {@code bytesHeld}. */
  int nextSlabBytes(long bytesHeld) {
    int most = Math.clamp(part(bytesHeld), ARRAY_BYTES_MIN, SLAB_BYTES_MAX);
    if (most <= MOVED_BYTES_MAX) {
      return most;
    }
    int grown = Integer.highestOneBit(Math.clamp(bytesHeld, MOVED_BYTES_MAX, most));
    return grown == MOVED_BYTES_MAX ? grown : grown - ARRAY_HEADER_BYTES_MAX;
  }

  private long part(long bytesHeld) {
    return Math.max(bytesExpected, bytesHeld) / PARTS;
  }

  /**
   * What an array of references costs, counted as if they were not compressed.
   *
   * @param length the number of references
   * @return bytes
   */
  public static long directoryBytes(int length) {
    return ARRAY_HEADER_BYTES + (long) Long.BYTES * length;
  }
}
