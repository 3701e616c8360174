package dev.lsmkv.examples.filter;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;

/**
 * Provides the filter {@code example.hash-set}.
 *
 * <p>Setting {@code slots-per-key}: how many slots a key gets, before rounding up to a power of
 * two; more make a miss quicker to see, and the file larger.
 */
public final class HashSetProvider implements FilterProvider {

  private static final int SLOTS_PER_KEY = 2;

  /** For {@link java.util.ServiceLoader}. */
  public HashSetProvider() {}

  @Override
  public String id() {
    return "example.hash-set";
  }

  @Override
  public FilterFormat create(Settings settings) {
    long slots = settings.integer("slots-per-key", SLOTS_PER_KEY, new Settings.LongRange(2, 16));
    return new HashSetFormat((int) slots);
  }
}
