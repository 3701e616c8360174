package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;

/** The contract of a {@link MemTable}, of its cursors and of the factory that makes it. */
public interface MemTableContract extends MemTableTests, MemTableThreadTests {

  /**
   * The factory under test.
   *
   * @return a factory, new or not
   */
  @Override
  MemTableFactory factory();
}
