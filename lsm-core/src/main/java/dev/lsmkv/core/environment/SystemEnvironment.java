package dev.lsmkv.core.environment;

import dev.lsmkv.core.storage.FileSystemStorage;
import dev.lsmkv.spi.environment.Environment;

/** The machine. */
public final class SystemEnvironment {

  private SystemEnvironment() {}

  /**
   * An environment of the file system, the system's clocks, and platform threads.
   *
   * @return a new one, which holds nothing that needs closing
   */
  public static Environment create() {
    return new Environment(new FileSystemStorage(), new SystemClock(), new PlatformExecutors());
  }
}
