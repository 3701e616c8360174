package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.spi.entry.Key;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A table of the simulated store: keys that are numbers, each with a version, negative for a tombstone.
 *
 * @param number its number
 * @param keys ascending, at least one
 * @param versions those of the keys; the larger magnitude is newer
 * @param state as for the strategy
 */
record SimTable(long number, int[] keys, long[] versions, TableState state) {

  /** The bytes of an entry. */
  static final int ENTRY_BYTES = 10;

  static SimTable of(long number, NavigableMap<Integer, Long> entries) {
    int[] keys = entries.keySet().stream().mapToInt(key -> key).toArray();
    long[] versions = entries.values().stream().mapToLong(version -> version).toArray();
    return new SimTable(number, keys, versions, TableState.READY);
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
    return new SimTable(number, keys, versions, other);
  }

  int first() {
    return keys[0];
  }

  int last() {
    return keys[keys.length - 1];
  }

  boolean overlaps(SimTable other) {
    return first() <= other.last() && other.first() <= last();
  }

  long bytes() {
    return (long) keys.length * ENTRY_BYTES;
  }

  /** The version of a key, 0 if it is not here. */
  long version(int key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? 0 : versions[at];
  }

  TableInfo info() {
    long tombstones = Arrays.stream(versions).filter(version -> version < 0).count();
    return new TableInfo(
        number, bytes(), keys.length, tombstones, key(first()), key(last()), state);
  }

  private static Key key(int number) {
    return Key.copyOf(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
