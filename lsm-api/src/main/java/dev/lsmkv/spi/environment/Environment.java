package dev.lsmkv.spi.environment;

import dev.lsmkv.spi.storage.Storage;

/**
 * Everything the engine does not make itself.
 *
 * @param storage the disk
 * @param clock the clocks
 * @param executors the threads
 */
public record Environment(Storage storage, StoreClock clock, StoreExecutors executors) {}
