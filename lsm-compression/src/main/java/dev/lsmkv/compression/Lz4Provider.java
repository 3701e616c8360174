package dev.lsmkv.compression;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;

/** The compression {@value #ID}: pure Java, fast in both directions. It has no settings. */
public final class Lz4Provider implements CompressionProvider {

  /** The id, {@value}. */
  static final String ID = "lz4";

  /** For the service loader. */
  public Lz4Provider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Compression create(Settings settings) {
    return new Lz4Compression();
  }
}
