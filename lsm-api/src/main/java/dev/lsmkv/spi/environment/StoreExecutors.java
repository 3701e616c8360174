package dev.lsmkv.spi.environment;

import java.util.concurrent.ExecutorService;

/** Makes the engine's threads. They are platform threads, since they do blocking I/O. */
public interface StoreExecutors {

  /**
   * Makes a pool that the engine shuts down when the store is closed.
   *
   * @param name what its threads are called
   * @param threads how many, 1 or more
   * @return the pool
   */
  ExecutorService pool(String name, int threads);
}
