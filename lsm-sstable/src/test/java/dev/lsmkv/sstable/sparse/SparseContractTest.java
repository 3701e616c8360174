package dev.lsmkv.sstable.sparse;

import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.testkit.contract.BlockIndexContract;

/** The index does what every block index must. */
final class SparseContractTest implements BlockIndexContract {

  @Override
  public BlockIndexFormat format() {
    return new SparseFormat(0);
  }
}
