package dev.lsmkv.core.error;

import dev.lsmkv.api.StoreStats;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A store that went from one state to another, in a flight recording. */
@Name("dev.lsmkv.StateChange")
@Label("State Change")
@Category("lsm-kv")
@StackTrace(false)
final class StateEvent extends Event {

  @Label("Store")
  private final String directory;

  @Label("From")
  private final String from;

  @Label("To")
  private final String to;

  private StateEvent(String directory, String from, String to) {
    this.directory = directory;
    this.from = from;
    this.to = to;
  }

  static void record(String directory, StoreStats.State from, StoreStats.State to) {
    new StateEvent(directory, from.words(), to.words()).commit();
  }

  String directory() {
    return directory;
  }

  String from() {
    return from;
  }

  String to() {
    return to;
  }
}
