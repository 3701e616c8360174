package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.Settings;
import java.util.Map;

/** Settings out of a map. */
public record FixedSettings(Map<String, String> values) implements Settings {

  @Override
  public String text(String name, String fallback) {
    return values.getOrDefault(name, fallback);
  }

  @Override
  public long integer(String name, long fallback, LongRange range) {
    long value = has(name) ? Long.parseLong(values.get(name)) : fallback;
    if (value < range.first() || value > range.last()) {
      throw new IllegalArgumentException(name + " " + value);
    }
    return value;
  }

  @Override
  public double decimal(String name, double fallback, DoubleRange range) {
    return has(name) ? Double.parseDouble(values.get(name)) : fallback;
  }

  @Override
  public boolean has(String name) {
    return values.containsKey(name);
  }
}
