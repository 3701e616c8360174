package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.wal.WalFormat;
import java.io.IOException;

/** What the tests of logs have in common. */
interface WalFixture {

  WalFormat format();

  String id();

  /** A disk with a place for a segment. */
  default LogOnDisk log() throws IOException {
    return LogOnDisk.create(format(), id());
  }
}
