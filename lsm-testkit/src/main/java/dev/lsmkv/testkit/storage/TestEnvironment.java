package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreClock;
import dev.lsmkv.spi.storage.Storage;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A store's environment but for the disk: the clocks of the system, and daemon threads. */
public final class TestEnvironment {

  private TestEnvironment() {}

  /**
   * The environment of a store on a disk.
   *
   * @param disk in memory, or around one
   * @return the environment, which holds nothing that needs closing
   */
  public static Environment on(Storage disk) {
    return new Environment(disk, new SystemTime(), TestEnvironment::pool);
  }

  private static ExecutorService pool(String name, int threads) {
    return Executors.newFixedThreadPool(
        threads, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }

  private record SystemTime() implements StoreClock {

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }
  }
}
