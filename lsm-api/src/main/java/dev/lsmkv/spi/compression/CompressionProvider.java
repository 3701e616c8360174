package dev.lsmkv.spi.compression;

import dev.lsmkv.spi.Provider;

/**
 * The service for compressions. The id is in the properties of each table; {@code none} is built
 * into the engine.
 */
public interface CompressionProvider extends Provider<Compression> {}
