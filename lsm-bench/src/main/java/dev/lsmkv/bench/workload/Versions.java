package dev.lsmkv.bench.workload;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The version of each entry that was acknowledged last, so that a lost or late update is found.
 * Entries beyond those it was made for are written once, as version 0. Thread: safe.
 */
final class Versions {

  private final AtomicIntegerArray versions;

  /** All at version 0. */
  Versions(long entries) {
    this.versions = new AtomicIntegerArray(Math.toIntExact(entries));
  }

  /** Notes a version, once its write has returned. */
  void acknowledge(long number, long version) {
    versions.setRelease((int) number, Math.toIntExact(version));
  }

  long of(long number) {
    return number < versions.length() ? versions.getAcquire((int) number) : 0;
  }

  /** Refuses an older version than the one acknowledged before it was asked for. */
  void requireAtLeast(long least, long number, long version) {
    if (version < least) {
      throw new WrongAnswerException(
          "entry " + number + " has version " + version + ", older than " + least);
    }
  }

  /** Refuses any but the version acknowledged last. Requires: nobody writes. */
  void requireLast(long number, long version) {
    long last = of(number);
    if (version != last) {
      throw new WrongAnswerException(
          "entry " + number + " has version " + version + ", not " + last);
    }
  }

  /** What this takes, for it is not the engine's. */
  long bytes() {
    return (long) Integer.BYTES * versions.length();
  }
}
