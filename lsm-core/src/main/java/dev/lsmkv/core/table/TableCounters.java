package dev.lsmkv.core.table;

import java.util.concurrent.atomic.LongAdder;

/** What the tables of a store count. Thread: safe for use from many threads. */
public final class TableCounters {

  /** How often a filter was asked. */
  public final LongAdder filterChecks = new LongAdder();

  /** How often a filter kept a read from a table. */
  public final LongAdder filterNegatives = new LongAdder();

  /** How often a filter let a read through and the key was not there. */
  public final LongAdder filterFalsePositives = new LongAdder();

  /** Nothing counted yet. */
  public TableCounters() {}
}
