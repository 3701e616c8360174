package dev.lsmkv.core.commit;

import dev.lsmkv.core.error.Health;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Back-pressure, as a slope and not a cliff: between the soft limit and 1 each group is delayed in
 * proportion to its bytes, more and more steeply; at 1 and above writers wait until compaction has
 * caught up. The pressure may be higher while the store is read a lot.
 *
 * <p>The delay of a byte at pressure {@code p} is {@code BASE * x / (1 - x)} with {@code x = (p -
 * soft) / (1 - soft)}: half way up the slope 100 MB/s pass, at nine tenths 11 MB/s. Small delays
 * add up until they are worth a sleep.
 *
 * <p>A delay for the sake of readers is of use only if they read meanwhile. Where nobody did some
 * times, as when the thread that waits is the one that reads, there is none for a while.
 *
 * <p>Thread: {@link #delay} and {@link #awaitWhile} are the leader's; the rest is for any.
 */
public final class Throttle {

  private static final double NANOS_PER_BYTE = 10;
  private static final double STEEPNESS_MAX = 200;
  private static final long NANOS_WORTH_A_SLEEP = 500_000;
  private static final long NANOS_AT_ONCE_MAX = 100_000_000;

  /** So many delays in which nobody read are no accident. */
  private static final int IN_VAIN = 3;

  /** For so long after them there is none for readers. */
  private static final long IN_VAIN_NANOS = 100_000_000;

  /** Those who read. */
  public interface Audience {

    /** Whether there are many. */
    boolean areMany();

    /** Whether somebody has read since the last call. */
    boolean haveReadSince();
  }

  private final double soft;
  private final Audience readers;
  private final Health health;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LongAdder delayed = new LongAdder();
  private final LongAdder delayNanos = new LongAdder();
  private final LongAdder stopped = new LongAdder();
  private final LongAdder stopNanos = new LongAdder();
  private volatile Pressure given = new Pressure(0, 0);
  private double owedNanos; // the leader's, as is the next
  private int inVain;
  private long inVainUntil = System.nanoTime();

  /**
   * A throttle without pressure.
   *
   * @param soft the pressure at which delays begin, below 1
   * @param readers for whom writers are delayed earlier
   * @param health ends waits when the store fails or is closed
   */
  public Throttle(double soft, Audience readers, Health health) {
    this.soft = Math.min(soft, 0.99);
    this.readers = readers;
    this.health = health;
  }

  /**
   * How far compaction is behind.
   *
   * @param calm while few read
   * @param whileRead while the store is read a lot
   */
  public record Pressure(double calm, double whileRead) {}

  /** Says how far compaction is behind. */
  public void pressure(Pressure now) {
    given = now;
    if (isCalm()) {
      health.delaysEnd();
    } else {
      health.delaysBegin();
    }
    wake();
  }

  /** Whether writers are neither delayed nor stopped for what compaction owes. */
  public boolean isCalm() {
    return !(given.calm > soft); // so that a strategy's NaN delays nobody
  }

  private double pressure() {
    Pressure now = given;
    boolean isForReaders =
        now.whileRead > Math.max(soft, now.calm)
            && System.nanoTime() - inVainUntil >= 0
            && readers.areMany();
    return isForReaders ? now.whileRead : now.calm;
  }

  /** Wakes waiting writers, to look again. */
  public void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Delays the leader for a group of so many bytes. */
  void delay(long bytes) {
    double pressure = pressure();
    if (pressure >= 1) {
      awaitWhile(() -> given.calm >= 1);
      pressure = pressure();
    }
    if (!(pressure > soft)) {
      owedNanos = 0;
      return;
    }
    double x = Math.clamp((pressure - soft) / (1 - soft), 0, 1);
    owedNanos += bytes * NANOS_PER_BYTE * Math.min(STEEPNESS_MAX, x / Math.max(1 - x, 1e-9));
    if (owedNanos >= NANOS_WORTH_A_SLEEP) {
      long nanos = (long) Math.min(owedNanos, NANOS_AT_ONCE_MAX);
      owedNanos = 0;
      delayed.increment();
      delayNanos.add(nanos);
      StallEvent event = StallEvent.delayed(pressure);
      sleepAndSee(nanos);
      event.commit();
    }
  }

  private void sleepAndSee(long nanos) {
    readers.haveReadSince();
    sleep(nanos);
    inVain = readers.haveReadSince() ? 0 : inVain + 1;
    if (inVain == IN_VAIN) {
      inVain = 0;
      inVainUntil = System.nanoTime() + IN_VAIN_NANOS;
    }
  }

  private static void sleep(long nanos) {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits while a condition holds and the store is well; looked at again at each {@link #wake}. */
  void awaitWhile(BooleanSupplier condition) {
    if (!condition.getAsBoolean()) {
      return;
    }
    StallEvent event = StallEvent.stopped(given.calm);
    long begin = System.nanoTime();
    stopped.increment();
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      while (condition.getAsBoolean() && !health.isFailed() && !health.isClosed()) {
        try {
          changed.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      lock.unlock();
    }
    stopNanos.add(System.nanoTime() - begin);
    event.commit();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The delays so far. */
  public long delayed() {
    return delayed.sum();
  }

  /** The time they took. */
  public long delayNanos() {
    return delayNanos.sum();
  }

  /** The waits so far. */
  public long stopped() {
    return stopped.sum();
  }

  /** The time they took. */
  public long stopNanos() {
    return stopNanos.sum();
  }
}
