package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.util.ArrayList;
import java.util.List;

/** Which tables damage holds up, found out pair by pair, for comparison. */
final class HeldUp {

  private HeldUp() {}

  /** The tables of a level that no damage keeps from the next. */
  static List<TableInfo> without(Levels levels, int level) {
    List<Run> way = new ArrayList<>(levels.level(level).runs());
    way.addAll(levels.level(level + 1).runs());
    List<TableInfo> held = new ArrayList<>();
    for (int run = way.size() - 1; run >= 0; run--) {
      List<TableInfo> under = List.copyOf(held);
      for (TableInfo table : way.get(run).tables()) {
        boolean damaged = table.state() == TableState.DAMAGED;
        if (damaged || under.stream().anyMatch(t -> t.overlaps(table.first(), table.last()))) {
          held.add(table);
        }
      }
    }
    return levels.level(level).tables().stream().filter(table -> !held.contains(table)).toList();
  }
}
