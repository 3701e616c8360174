package dev.lsmkv.compression;

import dev.lsmkv.spi.Settings;
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

  static MapSettings of() {
    return new MapSettings(Map.of());
  }

  static MapSettings of(String name, String value) {
    return new MapSettings(Map.of(name, value));
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
    if (value < range.first() || value > range.last()) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed is " + range);
    }
    return value;
  }

  @Override
  public double decimal(String name, double fallback, DoubleRange range) {
    throw new UnsupportedOperationException("no compression has decimal numbers: " + name);
  }

  @Override
  public boolean has(String name) {
    read.add(name);
    return values.containsKey(name);
  }
}
