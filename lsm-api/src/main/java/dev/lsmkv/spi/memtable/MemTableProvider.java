package dev.lsmkv.spi.memtable;

import dev.lsmkv.spi.Provider;

/** The service for memtables. */
public interface MemTableProvider extends Provider<MemTableFactory> {}
