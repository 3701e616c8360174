package dev.lsmkv.spi.filter;

import dev.lsmkv.spi.Provider;

/**
 * The service for filters. The id is in the properties of each table, and in the name of the
 * filter's file.
 */
public interface FilterProvider extends Provider<FilterFormat> {}
