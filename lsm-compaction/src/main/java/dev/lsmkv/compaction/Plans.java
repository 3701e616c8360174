package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.TableInfo;
import java.util.List;

/** Makes plans of tables. */
final class Plans {

  static final CompactionPlan IDLE = new CompactionPlan.Idle();

  private Plans() {}

  static Target intoRun(int level) {
    return new Target(level, Placement.INTO_RUN);
  }

  static Target newRun(int level) {
    return new Target(level, Placement.NEW_RUN);
  }

  static CompactionPlan move(List<TableInfo> tables, Target target, String reason) {
    return new CompactionPlan.Move(numbers(tables), target, reason);
  }

  static CompactionPlan merge(
      List<TableInfo> tables, Target target, long tableBytesMax, String reason) {
    return new Merge(numbers(tables), target, tableBytesMax, reason);
  }

  private static List<Long> numbers(List<TableInfo> tables) {
    return tables.stream().map(TableInfo::number).toList();
  }
}
