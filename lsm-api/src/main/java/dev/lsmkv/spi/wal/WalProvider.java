package dev.lsmkv.spi.wal;

import dev.lsmkv.spi.Provider;

/** The service for write-ahead logs. The id is in the header of each segment. */
public interface WalProvider extends Provider<WalFormat> {}
