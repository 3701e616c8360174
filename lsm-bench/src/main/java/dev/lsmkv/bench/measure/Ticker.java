package dev.lsmkv.bench.measure;

import java.util.concurrent.locks.LockSupport;

/** Tells the time, and waits. */
public interface Ticker {

  /** The time of the machine. */
  Ticker SYSTEM = new SystemTicker();

  /**
   * Reads the clock.
   *
   * @return nanoseconds from an arbitrary origin
   */
  long now();

  /**
   * Waits for a time; not at all if it is over.
   *
   * @param time by this clock
   */
  void waitUntil(long time);

  /**
   * Sleeps, so that a thread that waits takes no processor from the engine, but for what is shorter
   * than a switch of threads. It wakes up late by some 50 microseconds, whatever the engine.
   */
  final class SystemTicker implements Ticker {

    /** What is not worth a sleep. */
    private static final long NANOS_AWAKE = 5_000;

    /** Sleeps take this much longer than asked for. */
    private static final long NANOS_LATE = 50_000;

    private SystemTicker() {}

    @Override
    public long now() {
      return System.nanoTime();
    }

    @Override
    public void waitUntil(long time) {
      for (long left = time - now(); left > 0; left = time - now()) {
        if (left > NANOS_AWAKE) {
          LockSupport.parkNanos(Math.max(1, left - NANOS_LATE));
        } else {
          Thread.onSpinWait();
        }
      }
    }
  }
}
