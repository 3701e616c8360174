package dev.lsmkv.cli.transfer;

import dev.lsmkv.api.StoreOptions;

/**
 * What any store can hold, known while a line is read so that no more is ever kept of it. What a
 * store is opened for may be less; what was exported is within these.
 */
final class Limits {

  /** The longest key, {@value}: 64 KiB. */
  static final int KEY_BYTES_MAX = 64 << 10;

  /** The longest value, {@value}: 1 GiB. */
  static final int VALUE_BYTES_MAX = StoreOptions.VALUE_BYTES_LIMIT;

  /** What to say of a longer key. */
  static final String KEY_TOO_LONG = "the key is longer than 64 KiB";

  /** What to say of a longer value. */
  static final String VALUE_TOO_LONG = "the value is longer than 1 GiB";

  private Limits() {}

  static Entry checked(byte[] key, byte[] value) throws MalformedLineException {
    if (key.length == 0) {
      throw new MalformedLineException("the key is empty");
    }
    if (key.length > KEY_BYTES_MAX) {
      throw new MalformedLineException(KEY_TOO_LONG);
    }
    if (value.length > VALUE_BYTES_MAX) {
      throw new MalformedLineException(VALUE_TOO_LONG);
    }
    return new Entry(key, value);
  }
}
