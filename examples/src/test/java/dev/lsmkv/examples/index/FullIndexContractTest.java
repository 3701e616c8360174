package dev.lsmkv.examples.index;

import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.testkit.contract.BlockIndexContract;

final class FullIndexContractTest implements BlockIndexContract {

  @Override
  public BlockIndexFormat format() {
    return new FullIndexFormat();
  }
}
