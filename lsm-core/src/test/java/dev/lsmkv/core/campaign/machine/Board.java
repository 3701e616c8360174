package dev.lsmkv.core.campaign.machine;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far the writers of a load are, for all to see.
 *
 * <p>Thread: safe for use from many threads; each writer reports of himself.
 */
final class Board {

  private final AtomicLongArray begun;
  private final AtomicLongArray acknowledged;

  Board(long[] counts) {
    begun = new AtomicLongArray(counts);
    acknowledged = new AtomicLongArray(counts);
  }

  int writers() {
    return begun.length();
  }

  void begin(int writer, long number) {
    begun.set(writer, number);
  }

  /** The write was refused before anything of it was logged. */
  void refuse(int writer, long number) {
    begun.set(writer, number - 1);
  }

  void acknowledge(int writer, long number) {
    acknowledged.set(writer, number);
  }

  long acknowledged(int writer) {
    return acknowledged.get(writer);
  }

  long[] begun() {
    return copy(begun);
  }

  long[] acknowledged() {
    return copy(acknowledged);
  }

  private static long[] copy(AtomicLongArray counts) {
    long[] copy = new long[counts.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts.get(i);
    }
    return copy;
  }
}
