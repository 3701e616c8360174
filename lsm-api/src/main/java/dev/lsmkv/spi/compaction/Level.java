package dev.lsmkv.spi.compaction;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A level: its runs, newest first.
 *
 * @param number 0 for the newest
 * @param runs may be empty
 */
public record Level(int number, List<Run> runs) {

  /** Copies the list. */
  public Level {
    runs = List.copyOf(runs);
  }

  /**
   * All tables, run by run.
   *
   * @return a new list
   */
  public List<TableInfo> tables() {
    return runs.stream().flatMap(run -> run.tables().stream()).toList();
  }

  /**
   * Adds up something over the tables.
   *
   * @param what for instance {@code TableInfo::bytes}
   * @return the sum
   */
  public long sum(ToLongFunction<TableInfo> what) {
    long sum = 0;
    for (Run run : runs) {
      for (TableInfo table : run.tables()) {
        sum += what.applyAsLong(table);
      }
    }
    return sum;
  }
}
