package dev.lsmkv.core.environment;

import dev.lsmkv.spi.environment.StoreClock;
import java.time.Clock;
import java.time.Instant;

/** The clocks of the system. */
public final class SystemClock implements StoreClock {

  private final Clock wall = Clock.systemUTC();

  /** The clocks of the system. */
  public SystemClock() {}

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return wall.instant();
  }
}
