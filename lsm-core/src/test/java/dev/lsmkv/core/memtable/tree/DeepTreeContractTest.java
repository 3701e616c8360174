package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.testkit.contract.MemTableContract;

/** The memtable does what every memtable must, with many levels too. */
final class DeepTreeContractTest implements MemTableContract {

  @Override
  public MemTableFactory factory() {
    return bytesExpected -> TreeMemTables.create(bytesExpected, 1);
  }
}
