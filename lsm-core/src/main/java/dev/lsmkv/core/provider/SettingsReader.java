package dev.lsmkv.core.provider;

import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.Role;
import dev.lsmkv.spi.Settings;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one role, which remembers what was read so that a misspelt name is noticed.
 * Thread: safe.
 */
final class SettingsReader implements Settings {

  private final Role role;
  private final Map<String, String> values;
  private final Set<String> known = new ConcurrentSkipListSet<>();

  SettingsReader(Role role, Map<String, String> values) {
    this.role = role;
    this.values = values;
  }

  @Override
  public String text(String name, String fallback) {
    String value = read(name);
    return value == null ? fallback : value;
  }

  @Override
  public long integer(String name, long fallback, LongRange range) {
    String value = read(name);
    if (value == null) {
      return fallback;
    }
    try {
      long number = Long.parseLong(value.strip());
      if (number >= range.first() && number <= range.last()) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below, with what is allowed
    }
    throw refused(name, value, "a whole number from " + range.first() + " to " + range.last());
  }

  @Override
  public double decimal(String name, double fallback, DoubleRange range) {
    String value = read(name);
    if (value == null) {
      return fallback;
    }
    try {
      double number = Double.parseDouble(value.strip());
      if (number >= range.first() && number <= range.last()) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below, with what is allowed
    }
    throw refused(name, value, "a number from " + range.first() + " to " + range.last());
  }

  @Override
  public boolean has(String name) {
    return read(name) != null;
  }

  private @Nullable String read(String name) {
    known.add(name);
    return values.get(name);
  }

  private IllegalArgumentException refused(String name, String value, String allowed) {
    return new IllegalArgumentException(
        "the setting '" + name + "' of " + role + " is '" + value + "'; it must be " + allowed);
  }

  /** Refuses settings that no part has read. */
  void requireAllRead() {
    Set<String> unread = new TreeSet<>(values.keySet());
    unread.removeAll(known);
    if (unread.isEmpty()) {
      return;
    }
    String name = unread.iterator().next();
    String advice =
        known.stream()
            .min(Comparator.comparingInt(candidate -> EditDistance.between(name, candidate)))
            .map(nearest ->
                " Did you mean '" + nearest + "'? Known: " + String.join(", ", known) + ".")
            .orElse(" The part chosen for this role has no settings.");
    throw new InvalidOptionsException(
        "Nobody knows the setting '" + name + "' of " + role + "." + advice);
  }
}
