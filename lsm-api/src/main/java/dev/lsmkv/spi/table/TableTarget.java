package dev.lsmkv.spi.table;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.storage.AppendFile;
import java.util.Optional;

/**
 * Where a table's data goes.
 *
 * @param data the file, behind its {@link dev.lsmkv.spi.storage.FileHeader}; the engine forces and
 *     closes it
 * @param compression the compression of the blocks; empty for none
 * @param entriesPerBlockMax the most entries the index wants in a block; 0 for no limit
 */
public record TableTarget(
    AppendFile data, Optional<Compression> compression, int entriesPerBlockMax) {}
