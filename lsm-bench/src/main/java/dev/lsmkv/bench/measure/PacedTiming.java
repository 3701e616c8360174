package dev.lsmkv.bench.measure;

import org.HdrHistogram.Histogram;

/**
 * Times operations that are due at a set rate, whether the engine keeps up or not. A latency counts
 * from the moment an operation was due, not from the one it began at: while an engine stalls, those
 * that had to wait count with their waiting, and not just the one that was under way.
 *
 * @param name the row of the result
 * @param perSecond how many are due each second, at equal distances
 * @param nanosMax how long
 * @param ticker tells the time
 */
public record PacedTiming(String name, long perSecond, long nanosMax, Ticker ticker) {

  private static final double NANOS_OF_SECOND = 1e9;

  /** What is due is done even if it takes longer, up to so many times as long. */
  private static final int PATIENCE = 4;

  /**
   * By the time of the machine.
   *
   * @param name the row of the result
   * @param perSecond how many are due each second
   * @param nanosMax how long
   */
  public PacedTiming(String name, long perSecond, long nanosMax) {
    this(name, perSecond, nanosMax, Ticker.SYSTEM);
  }

  /**
   * Times one thread.
   *
   * @param operation what it does
   * @return the measurement; its rate is below the set one if the engine did not keep up
   */
  public Measurement run(Operation operation) {
    Histogram latencies = Timing.newHistogram();
    double distance = NANOS_OF_SECOND / perSecond;
    long began = ticker.now();
    Pace pace = new Pace(began);
    long last = began;
    long done = 0;
    long due = began;
    while (due - began < nanosMax && last - began < nanosMax * PATIENCE) {
      ticker.waitUntil(due);
      operation.run(done++);
      last = ticker.now();
      latencies.recordValue(last - due);
      pace.count(last);
      due = began + (long) (done * distance);
    }
    return new Measurement(name, done, last - began, 0, latencies, pace.seconds());
  }
}
