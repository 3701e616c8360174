package dev.lsmkv.core.background;

import dev.lsmkv.core.merge.RetentionCursor;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.spi.entry.Key;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Tells whether a table beneath the output of a merge covers a key. Asked with ascending keys, so
 * each run is gone through once. Thread: confined.
 */
final class BeneathTables implements RetentionCursor.KeysBeneath {

  private final List<List<TableHandle>> runs;
  private final int[] position;

  BeneathTables(List<List<TableHandle>> runs) {
    this.runs = runs;
    this.position = new int[runs.size()];
  }

  @Override
  public boolean mayHold(MemorySegment key) {
    for (int run = 0; run < position.length; run++) {
      List<TableHandle> tables = runs.get(run);
      while (position[run] < tables.size()
          && Key.compare(tables.get(position[run]).record().last().segment(), key) < 0) {
        position[run]++;
      }
      if (position[run] < tables.size()
          && Key.compare(tables.get(position[run]).record().first().segment(), key) <= 0) {
        return true;
      }
    }
    return false;
  }
}
