package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.wal.WalFormat;

/** The contract of a {@link WalFormat} and of its writers. */
public interface WalContract extends WalTests, WalDamageTests, WalFullDiskTests {

  /**
   * The format under test. What one of them wrote is read by another.
   *
   * @return a format, new or not
   */
  @Override
  WalFormat format();

  /**
   * The id of the provider of the format.
   *
   * @return the id, as it is in the header of each segment
   */
  @Override
  String id();
}
