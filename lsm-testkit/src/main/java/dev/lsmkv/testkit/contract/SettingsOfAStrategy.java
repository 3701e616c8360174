package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.testkit.provider.MapSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Settings that remember which values were allowed, and can be closed. */
final class SettingsOfAStrategy implements Settings {

  private final MapSettings values;
  private final Map<String, List<String>> ends = new HashMap<>();
  private final Map<String, List<String>> beyond = new HashMap<>();
  private boolean closed;

  SettingsOfAStrategy(Map<String, String> values) {
    this.values = MapSettings.of(values);
  }

  /** From now on, reading is an error. */
  void close() {
    closed = true;
  }

  SortedSet<String> read() {
    return values.read();
  }

  /** The least and the greatest value of each number. */
  Map<String, List<String>> ends() {
    return ends;
  }

  /** Values just outside what is allowed for each number. */
  Map<String, List<String>> beyond() {
    return beyond;
  }

  private MapSettings open() {
    if (closed) {
      throw new AssertionError("a setting is read after the strategy was made");
    }
    return values;
  }

  @Override
  public String text(String name, String fallback) {
    return open().text(name, fallback);
  }

  @Override
  public long integer(String name, long fallback, LongRange range) {
    List<String> outside = new ArrayList<>();
    if (range.first() > Long.MIN_VALUE) {
      outside.add(Long.toString(range.first() - 1));
    }
    if (range.last() < Long.MAX_VALUE) {
      outside.add(Long.toString(range.last() + 1));
    }
    ends.put(name, List.of(Long.toString(range.first()), Long.toString(range.last())));
    beyond.put(name, outside);
    return open().integer(name, fallback, range);
  }

  @Override
  public double decimal(String name, double fallback, DoubleRange range) {
    ends.put(name, List.of(Double.toString(range.first()), Double.toString(range.last())));
    String below = Double.toString(Math.nextDown(range.first()));
    beyond.put(name, List.of(below, Double.toString(Math.nextUp(range.last())), "NaN"));
    return open().decimal(name, fallback, range);
  }

  @Override
  public boolean has(String name) {
    return open().has(name);
  }
}
