package dev.lsmkv.examples.compression;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;

/** Provides the compression {@code example.run-length}. It has no settings. */
public final class RunLengthProvider implements CompressionProvider {

  /** For {@link java.util.ServiceLoader}. */
  public RunLengthProvider() {}

  @Override
  public String id() {
    return "example.run-length";
  }

  @Override
  public Compression create(Settings settings) {
    return new RunLengthCompression();
  }
}
