package dev.lsmkv.core.store;

import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.environment.Uninterrupted;
import dev.lsmkv.spi.environment.StoreExecutors;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a store: for flushes, for compactions, for manual compactions, and one that makes
 * log segments.
 *
 * @param flush runs flushes
 * @param compaction runs compactions
 * @param manual runs compactions that somebody waits for
 * @param log makes log segments
 */
record StorePools(
    ExecutorService flush,
    ExecutorService compaction,
    ExecutorService manual,
    ExecutorService log) {

  StorePools(StoreExecutors executors, StoreOptions options) {
    this(
        executors.pool("lsm-flush", options.flushThreads()),
        executors.pool("lsm-compaction", options.compactionThreads()),
        executors.pool("lsm-manual", 1),
        executors.pool("lsm-log", 1));
  }

  /** Lets what is running finish, and ends the threads. */
  void close() {
    List<ExecutorService> all = List.of(flush, compaction, manual, log);
    all.forEach(ExecutorService::shutdown);
    for (ExecutorService pool : all) {
      Uninterrupted.until(pool::isTerminated, () -> pool.awaitTermination(1, TimeUnit.SECONDS));
    }
  }
}
