package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.TableInfo;
import java.util.List;

/**
 * How much some tables hold.
 *
 * @param tables their number
 * @param bytes the bytes of their files
 * @param entries their entries
 */
record Fill(long tables, long bytes, long entries) {

  static Fill of(List<TableInfo> tables) {
    long bytes = 0;
    long entries = 0;
    for (TableInfo table : tables) {
      bytes += table.bytes();
      entries += table.entries();
    }
    return new Fill(tables.size(), bytes, entries);
  }

  Fill minus(TableInfo table) {
    return new Fill(tables - 1, bytes - table.bytes(), entries - table.entries());
  }

  /** How near this is to making a level compact; from 1 on it should. */
  double score(LevelLimit limit) {
    return Math.max(
        part(tables, limit.tables(), limit),
        Math.max(part(bytes, limit.bytes(), limit), part(entries, limit.entries(), limit)));
  }

  private static double part(long size, long most, LevelLimit limit) {
    return most == Long.MAX_VALUE ? 0 : size / (limit.softRatio() * most);
  }

  /**
   * The bytes that are too many on a level: the excess over its bytes or over its entries,
   * whichever is more.
   */
  double excessBytes(LevelLimit limit) {
    double byBytes = Math.max(0, bytes - limit.bytes());
    double byEntries = entries > limit.entries() ? 1 - (double) limit.entries() / entries : 0;
    return Math.max(byBytes, byEntries * bytes);
  }
}
