package dev.lsmkv.compression;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.testkit.contract.CompressionContract;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;

/** Zstandard does what every compression must. */
final class ZstdContractTest implements CompressionContract {

  private final Compression compression;

  ZstdContractTest() throws IOException {
    compression = new ZstdProvider().create(MapSettings.of());
  }

  @Override
  public Compression compression() {
    return compression;
  }
}
