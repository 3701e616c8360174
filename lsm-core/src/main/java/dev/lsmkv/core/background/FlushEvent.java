package dev.lsmkv.core.background;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A flush, in a flight recording. */
@Name("dev.lsmkv.Flush")
@Label("Flush")
@Category("lsm-kv")
@StackTrace(false)
final class FlushEvent extends Event {

  @Label("Entries")
  private long entries;

  static FlushEvent begun() {
    FlushEvent event = new FlushEvent();
    event.begin();
    return event;
  }

  void finish(long entryCount) {
    entries = entryCount;
    commit();
  }

  long entries() {
    return entries;
  }
}
