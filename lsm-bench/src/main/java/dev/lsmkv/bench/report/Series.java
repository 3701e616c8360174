package dev.lsmkv.bench.report;

import java.util.List;

/**
 * What a run did second by second.
 *
 * @param engine of which engine
 * @param pair in which pair, from 0
 * @param row the row of the result
 * @param operations in each second, in order
 */
public record Series(String engine, int pair, String row, List<Long> operations) {

  /** With a copy of the list. */
  public Series {
    operations = List.copyOf(operations);
  }
}
