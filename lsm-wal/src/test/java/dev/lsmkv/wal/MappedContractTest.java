package dev.lsmkv.wal;

import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.testkit.contract.WalContract;

/** The log that is mapped does what every log must. */
final class MappedContractTest implements WalContract {

  @Override
  public WalFormat format() {
    return LogKind.MAPPED.format(77);
  }

  @Override
  public String id() {
    return LogKind.MAPPED.id;
  }
}
