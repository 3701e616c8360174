package dev.lsmkv.compression;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.testkit.contract.CompressionContract;
import dev.lsmkv.testkit.provider.MapSettings;

/** LZ4 does what every compression must. */
final class Lz4ContractTest implements CompressionContract {

  private final Compression compression = new Lz4Provider().create(MapSettings.of());

  @Override
  public Compression compression() {
    return compression;
  }
}
