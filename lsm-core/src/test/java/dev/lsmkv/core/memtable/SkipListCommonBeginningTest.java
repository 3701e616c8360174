package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.memtable.MemTable;

final class SkipListCommonBeginningTest extends CommonBeginningBehaviour {

  @Override
  protected MemTable create(long bytesExpected, long seed) {
    return MemTables.create(bytesExpected, seed);
  }
}
