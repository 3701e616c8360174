package dev.lsmkv.spi.environment;

import java.time.Instant;

/** The clocks. Neither decides the order of writes. Thread: safe for use from many threads. */
public interface StoreClock {

  /**
   * Elapsed time, for durations.
   *
   * @return nanoseconds from an arbitrary origin, as {@link System#nanoTime}
   */
  long nanoTime();

  /**
   * Wall-clock time, for what people read.
   *
   * @return now
   */
  Instant now();
}
