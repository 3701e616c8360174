package dev.lsmkv.spi.memtable;

/** Makes memtables, one after the other, for one store. */
public interface MemTableFactory {

  /**
   * Makes an empty memtable; takes little time, since writers wait.
   *
   * @param bytesExpected the size at which the engine will replace it; a single batch may exceed it
   * @return the memtable
   */
  MemTable create(long bytesExpected);
}
