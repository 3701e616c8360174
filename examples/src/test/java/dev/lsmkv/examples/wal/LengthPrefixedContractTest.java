package dev.lsmkv.examples.wal;

import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.testkit.contract.WalContract;

final class LengthPrefixedContractTest implements WalContract {

  @Override
  public WalFormat format() {
    return new LengthPrefixedFormat();
  }

  @Override
  public String id() {
    return "example.length-prefixed";
  }
}
