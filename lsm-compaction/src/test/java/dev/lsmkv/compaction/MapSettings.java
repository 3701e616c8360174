package dev.lsmkv.compaction;

import dev.lsmkv.spi.Settings;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Settings from a map, which remember what was read. */
final class MapSettings implements Settings {

  private final Map<String, String> values;
  private final Set<String> read = new TreeSet<>();

  MapSettings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  Set<String> read() {
    return read;
  }

  @Override
  public String text(String name, String fallback) {
    read.add(name);
    return values.getOrDefault(name, fallback);
  }

  @Override
  public long integer(String name, long fallback, LongRange range) {
    long value = Long.parseLong(text(name, Long.toString(fallback)));
    check(name, value >= range.first() && value <= range.last());
    return value;
  }

  @Override
  public double decimal(String name, double fallback, DoubleRange range) {
    double value = Double.parseDouble(text(name, Double.toString(fallback)));
    check(name, value >= range.first() && value <= range.last());
    return value;
  }

  private static void check(String name, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException(name + " is out of its range");
    }
  }

  @Override
  public boolean has(String name) {
    read.add(name);
    return values.containsKey(name);
  }
}
