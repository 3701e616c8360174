package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.MemTableModelBehaviour;
import dev.lsmkv.spi.memtable.MemTable;

final class TreeModelTest extends MemTableModelBehaviour {

  @Override
  protected MemTable create(long bytesExpected, long seed) {
    return TreeMemTables.create(bytesExpected, seed);
  }
}
