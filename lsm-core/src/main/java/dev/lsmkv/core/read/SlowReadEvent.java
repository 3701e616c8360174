package dev.lsmkv.core.read;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/**
 * A read that took its time, in a flight recording: 20 ms or more, or whatever threshold the
 * recording sets for this event. Its stack trace tells who read.
 */
@Name("dev.lsmkv.SlowRead")
@Label("Slow Read")
@Category("lsm-kv")
@Threshold("20 ms")
final class SlowReadEvent extends Event {

  @Label("Operation")
  @Description("get: one key; next, seek: a step of a cursor")
  private final String operation;

  private SlowReadEvent(String operation) {
    this.operation = operation;
  }

  static SlowReadEvent begun(String operation) {
    SlowReadEvent event = new SlowReadEvent(operation);
    event.begin();
    return event;
  }

  String operation() {
    return operation;
  }
}
