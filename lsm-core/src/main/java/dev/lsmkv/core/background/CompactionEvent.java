package dev.lsmkv.core.background;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A compaction, in a flight recording. */
@Name("dev.lsmkv.Compaction")
@Label("Compaction")
@Category("lsm-kv")
@StackTrace(false)
final class CompactionEvent extends Event {

  @Label("Reason")
  String reason = "";

  @Label("Target level")
  int level;

  @Label("Input tables")
  int inputs;

  @Label("Output tables")
  int outputs;

  @Label("Bytes read")
  @DataAmount
  long bytesIn;

  @Label("Bytes written")
  @DataAmount
  long bytesOut;
}
