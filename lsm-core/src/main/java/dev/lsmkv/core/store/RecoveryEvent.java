package dev.lsmkv.core.store;

import dev.lsmkv.api.StoreStats;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The recovery of a store at its open, in a flight recording. */
@Name("dev.lsmkv.Recovery")
@Label("Recovery")
@Category("lsm-kv")
@StackTrace(false)
final class RecoveryEvent extends Event {

  @Label("Log Segments")
  private int segments;

  @Label("Log Records")
  private long records;

  @Label("Operations")
  private long operations;

  @Label("Cut Off")
  @DataAmount
  private long bytesDropped;

  @Label("Orphans Removed")
  private int orphans;

  static RecoveryEvent begun() {
    RecoveryEvent event = new RecoveryEvent();
    event.begin();
    return event;
  }

  void finish(StoreStats.Recovery report) {
    segments = report.segments();
    records = report.records();
    operations = report.operations();
    bytesDropped = report.bytesDropped();
    orphans = report.orphans();
    commit();
  }

  int segments() {
    return segments;
  }

  long records() {
    return records;
  }

  long operations() {
    return operations;
  }

  long bytesDropped() {
    return bytesDropped;
  }

  int orphans() {
    return orphans;
  }
}
