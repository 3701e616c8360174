package dev.lsmkv.spi.compaction;

import dev.lsmkv.spi.entry.Key;

/**
 * What is known of a table without opening it.
 *
 * @param number its file number; a table written later has a larger one
 * @param bytes the bytes of its files
 * @param entries its entries, tombstones included
 * @param tombstones its tombstones
 * @param first its first key
 * @param last its last key
 * @param state whether it can be part of a plan
 */
public record TableInfo(
    long number, long bytes, long entries, long tombstones, Key first, Key last, TableState state) {

  /**
   * Whether this table's key range meets another.
   *
   * @param first the first key of the other range
   * @param last its last key, inclusive
   * @return true if some key could be in both
   */
  public boolean overlaps(Key first, Key last) {
    return this.first.compareTo(last) <= 0 && this.last.compareTo(first) >= 0;
  }
}
