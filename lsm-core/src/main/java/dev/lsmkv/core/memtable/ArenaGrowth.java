package dev.lsmkv.core.memtable;

/**
 * How large the arrays of an arena are: a sixteenth of what the memtable is expected to hold or
 * already holds, within {@value #ARRAY_BYTES_MIN} and {@value #ARRAY_BYTES_MAX} bytes.
 *
 * <p>So the unused end of the last array is a small part of the whole at every size, from memtables
 * of a few KiB in tests to those of many MiB. 256 KiB stays below half of the smallest region of
 * the G1 collector: a larger array would be a region of its own, with the rest of it wasted.
 *
 * @param bytesExpected the size at which the engine will replace the memtable
 */
public record ArenaGrowth(long bytesExpected) {

  static final int ARRAY_BYTES_MIN = 512;
  static final int ARRAY_BYTES_MAX = 256 << 10;

  /** What an array costs beyond its elements: the object's header and its length. */
  public static final int ARRAY_HEADER_BYTES = 16;

  private static final int PARTS = 16;

  /** The bytes of elements that the next array of an arena gets that holds {@code bytesHeld}. */
  int nextArrayBytes(long bytesHeld) {
    long part = Math.max(bytesExpected, bytesHeld) / PARTS;
    return Math.clamp(part, ARRAY_BYTES_MIN, ARRAY_BYTES_MAX);
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
