package dev.lsmkv.bloom;

import dev.lsmkv.spi.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Settings out of a map, as strict as the engine's, that remember what was read. */
final class MapSettings implements Settings {

  private final Map<String, String> values;
  private final Set<String> read = new HashSet<>();

  private MapSettings(Map<String, String> values) {
    this.values = values;
  }

  static MapSettings of(String... namesAndValues) {
    return namesAndValues.length == 0
        ? new MapSettings(Map.of())
        : new MapSettings(pairs(namesAndValues));
  }

  private static Map<String, String> pairs(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return values;
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
    throw new UnsupportedOperationException("the filter has no whole numbers: " + name);
  }

  @Override
  public double decimal(String name, double fallback, DoubleRange range) {
    return within(name, Double.parseDouble(text(name, Double.toString(fallback))), range);
  }

  @Override
  public boolean has(String name) {
    read.add(name);
    return values.containsKey(name);
  }

  private static double within(String name, double value, DoubleRange range) {
    if (value >= range.first() && value <= range.last()) {
      return value;
    }
    throw new IllegalArgumentException(name + " is " + value + ", allowed is " + range);
  }
}
