package dev.lsmkv.core.commit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;

/** A time for which writers were slowed or held, in a flight recording. */
@Name("dev.lsmkv.Stall")
@Label("Stall")
@Category("lsm-kv")
@StackTrace(false)
final class StallEvent extends Event {

  @Label("Kind")
  @Description("delayed: slowed in proportion to the debt; stopped: held until there was room")
  private final String kind;

  @Label("Pressure")
  @Description("How far compaction was behind when it began; writers stop at 100 %")
  @Percentage
  private final double pressure;

  private StallEvent(String kind, double pressure) {
    this.kind = kind;
    this.pressure = pressure;
  }

  static StallEvent delayed(double pressure) {
    return begun("delayed", pressure);
  }

  static StallEvent stopped(double pressure) {
    return begun("stopped", pressure);
  }

  private static StallEvent begun(String kind, double pressure) {
    StallEvent event = new StallEvent(kind, pressure);
    event.begin();
    return event;
  }

  String kind() {
    return kind;
  }

  double pressure() {
    return pressure;
  }
}
