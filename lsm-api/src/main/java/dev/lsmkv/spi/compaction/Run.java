package dev.lsmkv.spi.compaction;

import java.util.List;

/**
 * A sorted run: tables in key order whose ranges do not overlap, versions of one key never in two
 * of them.
 *
 * @param tables at least one
 */
public record Run(List<TableInfo> tables) {

  /** Copies the list. */
  public Run {
    tables = List.copyOf(tables);
  }
}
