package dev.lsmkv.wal;

import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.testkit.contract.WalContract;

/** The log that is written to does what every log must. */
final class ChannelContractTest implements WalContract {

  @Override
  public WalFormat format() {
    return LogKind.CHANNEL.format(77);
  }

  @Override
  public String id() {
    return LogKind.CHANNEL.id;
  }
}
