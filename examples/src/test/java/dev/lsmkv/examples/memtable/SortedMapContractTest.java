package dev.lsmkv.examples.memtable;

import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.testkit.contract.MemTableContract;

final class SortedMapContractTest implements MemTableContract {

  @Override
  public MemTableFactory factory() {
    return _ -> new SortedMapMemTable();
  }
}
