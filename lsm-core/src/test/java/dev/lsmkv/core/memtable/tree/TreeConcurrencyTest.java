package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.ConcurrentBehaviour;
import dev.lsmkv.spi.memtable.MemTable;

final class TreeConcurrencyTest extends ConcurrentBehaviour {

  @Override
  protected MemTable create(long bytesExpected, long seed) {
    return TreeMemTables.create(bytesExpected, seed);
  }
}
