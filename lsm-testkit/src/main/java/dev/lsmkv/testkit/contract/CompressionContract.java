package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compression.Compression;

/** The contract of a {@link Compression}. */
public interface CompressionContract extends CompressionTests {

  /**
   * The compression under test. What one of them compressed is decompressed by another.
   *
   * @return a compression, new or not
   */
  @Override
  Compression compression();
}
