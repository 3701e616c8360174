package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.measure.ProcessFigures;
import dev.lsmkv.bench.measure.Ticker;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Repeats what nobody measures until the compiler of the JVM is at rest: on two processors it takes
 * one of them while it works, and a run of a few seconds would measure that instead of the engine.
 * An engine of native code is warm after the shortest time, one in Java when all that it does in
 * the background is compiled, too.
 *
 * @param nanosMin how long at least
 * @param ticker tells the time
 * @param compiledNanos the time of all compiler threads so far
 */
record WarmUp(long nanosMin, Ticker ticker, LongSupplier compiledNanos) {

  /** The compiler is at rest when it took less than this part of a round. */
  private static final double PART_OF_ROUND = 0.1;

  /** If it never rests, the end comes after so many times the shortest time. */
  private static final int PATIENCE = 6;

  /**
   * A warm-up of this JVM.
   *
   * @param nanosMin how long at least
   */
  WarmUp(long nanosMin) {
    this(nanosMin, Ticker.SYSTEM, ProcessFigures::compiledNanos);
  }

  /** A part of a warm-up. */
  @FunctionalInterface
  interface Round {

    /** Does once what is to be measured. */
    void run() throws IOException;
  }

  /**
   * Warms up.
   *
   * @param round what is repeated
   * @return how long it took, in nanoseconds
   * @throws IOException if a round fails so
   */
  long run(Round round) throws IOException {
    long began = ticker.now();
    long took;
    boolean isAtRest;
    do {
      long compiledBefore = compiledNanos.getAsLong();
      long roundBegan = ticker.now();
      round.run();
      long now = ticker.now();
      long compiled = compiledNanos.getAsLong() - compiledBefore;
      isAtRest = compiled < PART_OF_ROUND * (now - roundBegan);
      took = now - began;
    } while (took < nanosMin || (!isAtRest && took < PATIENCE * nanosMin));
    return took;
  }
}
