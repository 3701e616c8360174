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

  /** Sleeps for most of a wait, and passes the rest awake. */
  final class SystemTicker implements Ticker {

    /** A parked thread wakes up late by up to about so much. */
    private static final long NANOS_AWAKE = 200_000;

    private SystemTicker() {}

    @Override
    public long now() {
      return System.nanoTime();
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // a wait that is awake gives way to the engine
    public void waitUntil(long time) {
      for (long left = time - now(); left > 0; left = time - now()) {
        if (left > NANOS_AWAKE) {
          LockSupport.parkNanos(left - NANOS_AWAKE);
        } else {
          Thread.yield();
        }
      }
    }
  }
}
