package dev.lsmkv.cli.transfer;

import dev.lsmkv.api.StoreOptions;

/** What a store takes, known while a line is read so that no more is ever kept of it. */
final class Limits {

  /** The longest key, {@value}: 64 KiB. */
  static final int KEY_BYTES_MAX = 64 << 10;

  /** The longest value, {@value}: 64 MiB. */
  static final int VALUE_BYTES_MAX = StoreOptions.VALUE_BYTES_MAX;

  private Limits() {}

  static Entry checked(byte[] key, byte[] value) throws MalformedLineException {
    if (key.length == 0) {
      throw new MalformedLineException("the key is empty");
    }
    if (key.length > KEY_BYTES_MAX) {
      throw new MalformedLineException("the key is longer than 64 KiB");
    }
    if (value.length > VALUE_BYTES_MAX) {
      throw new MalformedLineException("the value is longer than 64 MiB");
    }
    return new Entry(key, value);
  }
}
