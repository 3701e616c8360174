package dev.lsmkv.spi.compaction;

import dev.lsmkv.spi.Provider;

/** The service for compaction strategies. */
public interface CompactionProvider extends Provider<CompactionStrategy> {}
