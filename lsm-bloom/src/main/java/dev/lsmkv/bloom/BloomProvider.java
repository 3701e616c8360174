package dev.lsmkv.bloom;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.DoubleRange;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;

/**
 * The filter {@value #ID}: Bloom filters in lines of 512 bits, so that a question costs one cache
 * miss.
 *
 * <p>Settings, of which at most one may be given:
 *
 * <ul>
 *   <li>{@value #BITS_PER_KEY}, 1 to 64, default {@value #BITS_PER_KEY_DEFAULT}: the size of a
 *       filter. Ten bits mean that 0.97 % of the questions about absent keys are answered with
 *       "maybe".
 *   <li>{@value #FALSE_POSITIVE_RATE}, 0.000001 to 0.5: that share itself, as a fraction; the bits
 *       follow from it.
 * </ul>
 *
 * <p>Neither is part of the encoding: a filter says itself how it was built.
 */
public final class BloomProvider implements FilterProvider {

  /** The id, {@value}. */
  static final String ID = "bloom";

  /** The setting for the size of a filter, {@value}. */
  static final String BITS_PER_KEY = "bits-per-key";

  /** The bits for each key if nothing is set, {@value}. */
  static final double BITS_PER_KEY_DEFAULT = 10;

  /** The setting for the rate of false positives, {@value}. */
  static final String FALSE_POSITIVE_RATE = "false-positive-rate";

  private static final double FALSE_POSITIVE_RATE_DEFAULT = 0.01;
  private static final DoubleRange BITS = new DoubleRange(1, BlockedBloom.BITS_PER_KEY_MAX);
  private static final DoubleRange RATES = new DoubleRange(1e-6, 0.5);

  /** For the service loader. */
  public BloomProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public FilterFormat create(Settings settings) {
    double bitsPerKey = settings.decimal(BITS_PER_KEY, BITS_PER_KEY_DEFAULT, BITS);
    double rate = settings.decimal(FALSE_POSITIVE_RATE, FALSE_POSITIVE_RATE_DEFAULT, RATES);
    if (!settings.has(FALSE_POSITIVE_RATE)) {
      return new BloomFormat(bitsPerKey);
    }
    if (settings.has(BITS_PER_KEY)) {
      throw new IllegalArgumentException(
          "Both %s and %s are set for the filter; each follows from the other, so set only one."
              .formatted(BITS_PER_KEY, FALSE_POSITIVE_RATE));
    }
    return new BloomFormat(BlockedBloom.bitsPerKey(rate));
  }
}
