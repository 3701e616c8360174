package dev.lsmkv.testkit.compaction;

import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.spi.entry.Key;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A table of the simulated store: keys that are numbers, each with a version, negative for a
 * tombstone; the larger magnitude is newer.
 */
public final class SimTable {

  /** The bytes of an entry. */
  public static final int ENTRY_BYTES = 10;

  private final TableInfo info;
  private final int[] keys;
  private final long[] versions;

  private SimTable(TableInfo info, int[] keys, long[] versions) {
    this.info = info;
    this.keys = keys;
    this.versions = versions;
  }

  static SimTable of(long number, NavigableMap<Integer, Long> entries) {
    int[] keys = entries.keySet().stream().mapToInt(key -> key).toArray();
    long[] versions = entries.values().stream().mapToLong(version -> version).toArray();
    long tombstones = Arrays.stream(versions).filter(version -> version < 0).count();
    long bytes = (long) keys.length * ENTRY_BYTES;
    Key first = key(keys[0]);
    Key last = key(keys[keys.length - 1]);
    TableState ready = TableState.READY;
    return new SimTable(
        new TableInfo(number, bytes, keys.length, tombstones, first, last, ready), keys, versions);
  }

  private static Key key(int number) {
    return Key.copyOf(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  /** The newest version of each key of some tables. */
  static NavigableMap<Integer, Long> union(List<SimTable> tables) {
    NavigableMap<Integer, Long> union = new TreeMap<>();
    for (SimTable table : tables) {
      for (int i = 0; i < table.keys.length; i++) {
        union.merge(table.keys[i], table.versions[i], (a, b) -> Math.abs(a) > Math.abs(b) ? a : b);
      }
    }
    return union;
  }

  SimTable in(TableState other) {
    TableInfo marked =
        new TableInfo(
            info.number(),
            info.bytes(),
            info.entries(),
            info.tombstones(),
            info.first(),
            info.last(),
            other);
    return new SimTable(marked, keys, versions);
  }

  /** {@return what a strategy sees of it} */
  public TableInfo info() {
    return info;
  }

  /** {@return its first key} */
  public int first() {
    return keys[0];
  }

  /** {@return its last key} */
  public int last() {
    return keys[keys.length - 1];
  }

  boolean overlaps(SimTable other) {
    return first() <= other.last() && other.first() <= last();
  }

  /** {@return its number} */
  public long number() {
    return info.number();
  }

  /** {@return its bytes} */
  public long bytes() {
    return info.bytes();
  }

  /**
   * The version of a key.
   *
   * @param key any key
   * @return negative for a tombstone, 0 if the key is not here
   */
  public long version(int key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? 0 : versions[at];
  }
}
