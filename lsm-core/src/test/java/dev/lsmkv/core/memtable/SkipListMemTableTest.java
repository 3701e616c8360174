package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.memtable.MemTable;

final class SkipListMemTableTest extends MemTableBehaviour {

  @Override
  protected MemTable create(long bytesExpected, long seed) {
    return MemTables.create(bytesExpected, seed);
  }
}
