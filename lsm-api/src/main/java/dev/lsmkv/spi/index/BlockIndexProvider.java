package dev.lsmkv.spi.index;

import dev.lsmkv.spi.Provider;

/**
 * The service for block indexes. The id is in the properties of each table, and in the name of the
 * index's file.
 */
public interface BlockIndexProvider extends Provider<BlockIndexFormat> {}
