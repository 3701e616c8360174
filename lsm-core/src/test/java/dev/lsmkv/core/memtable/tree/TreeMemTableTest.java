package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.MemTableBehaviour;
import dev.lsmkv.spi.memtable.MemTable;

final class TreeMemTableTest extends MemTableBehaviour {

  @Override
  protected MemTable create(long bytesExpected, long seed) {
    return TreeMemTables.create(bytesExpected, seed);
  }
}
