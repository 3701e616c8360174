package dev.lsmkv.spi.table;

import dev.lsmkv.spi.index.BlockIndex;

/**
 * What a table is opened from.
 *
 * @param data the data file
 * @param index its block index; offsets and lengths in it are not checked against the file yet
 * @param cache keeps decompressed blocks of this table
 */
public record TableSource(TableData data, BlockIndex index, BlockCache cache) {}
