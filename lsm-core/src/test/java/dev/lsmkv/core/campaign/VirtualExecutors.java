package dev.lsmkv.core.campaign;

import dev.lsmkv.spi.environment.StoreExecutors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pools of virtual threads: they cost little, for stores that are opened once and closed again. */
final class VirtualExecutors implements StoreExecutors {

  @Override
  public ExecutorService pool(String name, int threads) {
    return Executors.newFixedThreadPool(threads, Thread.ofVirtual().name(name + "-", 0).factory());
  }
}
