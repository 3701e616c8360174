package dev.lsmkv.core.store;

import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.environment.Uninterrupted;
import dev.lsmkv.spi.environment.StoreExecutors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * The threads of a store: for flushes, for compactions, for manual compactions, one that makes log
 * segments, and one that repairs what can be derived from the data.
 *
 * @param flush runs flushes
 * @param compaction runs compactions
 * @param manual runs compactions that somebody waits for
 * @param log makes log segments
 * @param repairs writes filters and indexes again
 */
record StorePools(
    ExecutorService flush,
    ExecutorService compaction,
    ExecutorService manual,
    ExecutorService log,
    ExecutorService repairs) {

  StorePools(StoreExecutors executors, StoreOptions options) {
    this(
        executors.pool("lsm-flush", options.flushThreads()),
        executors.pool("lsm-compaction", options.compactionThreads()),
        executors.pool("lsm-manual", 1),
        executors.pool("lsm-log", 1),
        executors.pool("lsm-repair", 1));
  }

  /** Runs a repair, later; none is begun once the store is being closed. */
  void repair(Runnable repair) {
    try {
      repairs.execute(repair);
    } catch (RejectedExecutionException _) {
      // the next open finds the damage again
    }
  }

  /** Lets what is running finish, save for repairs, which are broken off, and ends the threads. */
  void close() {
    try {
      repairs.shutdownNow();
      flush.shutdown();
      compaction.shutdown();
      manual.shutdown();
      log.shutdown();
    } catch (VirtualMachineError _) {
      // to wait for them shuts them down, too, one after the other
    }
    Uninterrupted.awaitEnd(flush);
    Uninterrupted.awaitEnd(compaction);
    Uninterrupted.awaitEnd(manual);
    Uninterrupted.awaitEnd(log);
    Uninterrupted.awaitEnd(repairs);
  }
}
