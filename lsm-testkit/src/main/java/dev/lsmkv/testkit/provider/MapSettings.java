package dev.lsmkv.testkit.provider;

import dev.lsmkv.spi.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Settings out of a map, as strict as the engine's, that remember what was read.
 *
 * <p>Thread: confined.
 */
public final class MapSettings implements Settings {

  private final Map<String, String> values;
  private final SortedSet<String> read = new TreeSet<>();

  private MapSettings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Settings with some values.
   *
   * @param values by their names; not kept
   * @return settings of which nothing was read
   */
  public static MapSettings of(Map<String, String> values) {
    return new MapSettings(values);
  }

  /**
   * Settings with some values, by turns a name and its value.
   *
   * @param namesAndValues an even number of texts
   * @return settings of which nothing was read
   */
  public static MapSettings of(String... namesAndValues) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new MapSettings(values);
  }

  /** {@return the names that were read, whether set or not} */
  public SortedSet<String> read() {
    return Collections.unmodifiableSortedSet(read);
  }

  @Override
  public String text(String name, String fallback) {
    read.add(name);
    return values.getOrDefault(name, fallback);
  }

  @Override
  public long integer(String name, long fallback, LongRange range) {
    if (!has(name)) {
      return fallback;
    }
    long value = Long.parseLong(text(name, ""));
    require(value >= range.first() && value <= range.last(), name, value, range);
    return value;
  }

  @Override
  public double decimal(String name, double fallback, DoubleRange range) {
    if (!has(name)) {
      return fallback;
    }
    double value = Double.parseDouble(text(name, ""));
    require(value >= range.first() && value <= range.last(), name, value, range);
    return value;
  }

  @Override
  public boolean has(String name) {
    read.add(name);
    return values.containsKey(name);
  }

  private static void require(boolean allowed, String name, Object value, Object range) {
    if (!allowed) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed is " + range);
    }
  }
}
