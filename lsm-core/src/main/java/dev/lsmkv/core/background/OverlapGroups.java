package dev.lsmkv.core.background;

import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.spi.entry.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Tables in groups, so that no table overlaps one of another group: each group can be merged or
 * moved without a look at the others.
 */
final class OverlapGroups {

  private OverlapGroups() {}

  /** The smallest groups, ascending by key. */
  static List<List<TableHandle>> of(Collection<TableHandle> tables) {
    List<TableHandle> sorted =
        tables.stream()
            .sorted(Comparator.comparing((TableHandle table) -> table.record().first()))
            .toList();
    List<List<TableHandle>> groups = new ArrayList<>();
    Key end = null;
    for (TableHandle table : sorted) {
      if (end == null || table.record().first().compareTo(end) > 0) {
        groups.add(new ArrayList<>());
        end = table.record().last();
      } else if (table.record().last().compareTo(end) > 0) {
        end = table.record().last();
      }
      groups.getLast().add(table);
    }
    return groups;
  }
}
