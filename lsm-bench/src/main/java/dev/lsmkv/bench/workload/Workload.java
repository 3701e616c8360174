package dev.lsmkv.bench.workload;

import java.util.function.Consumer;

/**
 * A workload.
 *
 * @param name as the field calls it
 * @param ground the store it begins with
 * @param valueBytes the length of all values
 * @param body what it does
 * @param check what it wants to be looked at once everything is settled
 */
public record Workload(
    String name, Ground ground, int valueBytes, Body body, Consumer<Stand> check) {

  /** The length of small values, {@value}. */
  public static final int SMALL_BYTES = 100;

  /** The length of the values of YCSB, {@value}. */
  static final int RECORD_BYTES = 1000;

  /** YCSB has a fifth as many records, which are ten times as long. */
  private static final int ENTRIES_OF_RECORD = 5;

  /**
   * How many entries its store has: as many bytes in larger values.
   *
   * @param scale the size of the run
   * @return at least 10
   */
  long entries(Scale scale) {
    long divisor =
        ground == Ground.RECORDS ? ENTRIES_OF_RECORD : Math.max(1, valueBytes / SMALL_BYTES);
    return Math.max(10, scale.entries() / divisor);
  }
}
