package dev.lsmkv.core.error;

import jdk.jfr.FlightRecorder;

/**
 * Whether there is a flight recorder to tell of something. The first event of a program wakes it,
 * which takes longer than all else that an open and a read do: so those that every program meets,
 * at an open, a read, a flush and a close, are made only where there is one.
 */
public final class Recorder {

  private Recorder() {}

  /** Whether anything was recorded in this process so far, or is now. */
  public static boolean isThere() {
    return FlightRecorder.isInitialized();
  }
}
