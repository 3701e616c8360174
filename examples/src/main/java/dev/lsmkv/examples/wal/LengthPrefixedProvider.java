package dev.lsmkv.examples.wal;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;

/** Provides the log {@code example.length-prefixed}. It has no settings. */
public final class LengthPrefixedProvider implements WalProvider {

  /** For {@link java.util.ServiceLoader}. */
  public LengthPrefixedProvider() {}

  @Override
  public String id() {
    return "example.length-prefixed";
  }

  @Override
  public WalFormat create(Settings settings) {
    return new LengthPrefixedFormat();
  }
}
