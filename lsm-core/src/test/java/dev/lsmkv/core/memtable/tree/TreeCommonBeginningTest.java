package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.CommonBeginningBehaviour;
import dev.lsmkv.spi.memtable.MemTable;

final class TreeCommonBeginningTest extends CommonBeginningBehaviour {

  @Override
  protected MemTable create(long bytesExpected, long seed) {
    return TreeMemTables.create(bytesExpected, seed);
  }
}
