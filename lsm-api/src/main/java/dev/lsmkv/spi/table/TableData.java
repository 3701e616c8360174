package dev.lsmkv.spi.table;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.storage.MappedFile;
import java.util.Optional;

/**
 * The data of a table, to be read.
 *
 * @param file the whole data file, mapped; its header is checked already and ends at {@link
 *     dev.lsmkv.spi.storage.FileHeader#BYTES}
 * @param compression the compression the table was written with; empty for none
 */
public record TableData(MappedFile file, Optional<Compression> compression) {}
