package dev.lsmkv.core.environment;

import dev.lsmkv.spi.environment.StoreExecutors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Pools of named platform threads. They are daemons, so that a store somebody forgot to close does
 * not keep the process alive, and inherit nothing from the thread that happened to open the store.
 */
public final class PlatformExecutors implements StoreExecutors {

  /** Pools of platform threads. */
  public PlatformExecutors() {}

  /**
   * {@inheritDoc} The threads start with the first tasks; their names end in {@code -0}, {@code -1}
   * and so on.
   */
  @Override
  public ExecutorService pool(String name, int threads) {
    return Executors.newFixedThreadPool(
        threads,
        Thread.ofPlatform()
            .daemon()
            .name(name + "-", 0)
            .inheritInheritableThreadLocals(false)
            .factory());
  }
}
