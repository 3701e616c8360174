package dev.lsmkv.spi.table;

import dev.lsmkv.spi.Provider;

/**
 * The service for table formats. The id is in the manifest, in the table's properties and in the
 * data file.
 */
public interface TableFormatProvider extends Provider<TableFormat> {}
