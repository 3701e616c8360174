package dev.lsmkv.examples.compression;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.testkit.contract.CompressionContract;

final class RunLengthContractTest implements CompressionContract {

  @Override
  public Compression compression() {
    return new RunLengthCompression();
  }
}
