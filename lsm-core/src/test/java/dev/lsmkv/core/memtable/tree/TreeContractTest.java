package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.testkit.contract.MemTableContract;

/** The memtable does what every memtable must. */
final class TreeContractTest implements MemTableContract {

  @Override
  public MemTableFactory factory() {
    return bytesExpected -> TreeMemTables.create(bytesExpected, 0);
  }
}
