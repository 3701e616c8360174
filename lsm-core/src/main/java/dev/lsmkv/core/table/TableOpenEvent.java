package dev.lsmkv.core.table;

import dev.lsmkv.core.manifest.TableRecord;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The opening of a table at its first read, in a flight recording. */
@Name("dev.lsmkv.TableOpen")
@Label("Table Open")
@Category("lsm-kv")
@StackTrace(false)
final class TableOpenEvent extends Event {

  @Label("Table")
  private long number;

  @Label("Size")
  @DataAmount
  private long size;

  @Label("Entries")
  private long entries;

  @Label("Components To Repair")
  private int repairs;

  static TableOpenEvent begun() {
    TableOpenEvent event = new TableOpenEvent();
    event.begin();
    return event;
  }

  void finish(TableRecord record, int repairsBegun) {
    number = record.number();
    size = record.bytes();
    entries = record.entries();
    repairs = repairsBegun;
    commit();
  }

  long number() {
    return number;
  }

  long size() {
    return size;
  }

  long entries() {
    return entries;
  }

  int repairs() {
    return repairs;
  }
}
