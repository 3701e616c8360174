package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.faults.Fault;

/**
 * What goes wrong while a workload runs. Thread: safe for use from many threads, save for {@link
 * #begins} and {@link #ends}, which are the workload's.
 */
interface Mishap {

  /** What becomes of the operations of the disk. */
  Fault onDisk();

  /** From now on it may happen, to this thread and to those that it begins. */
  default void begins() {}

  /** From now on it does not happen any more. */
  default void ends() {}

  /** Whether it has happened. */
  boolean hasFired();

  /** Whether it goes on for ever. */
  boolean lasts();

  /** Whether it would happen to whatever is done next. */
  boolean isUnderWay();

  /** Whether it has happened and left nothing behind that reads could meet. */
  boolean isOver();

  /** So many calls in a row may fail of it, if it does not go on for ever. */
  int failures();

  /** Whether a failure came from here. */
  boolean isPlantedIn(Throwable failure);

  /** Whether a failure, or what it comes from, says so in its message. */
  static boolean isSaidIn(Throwable failure, String words) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (String.valueOf(at.getMessage()).contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something may stay open after it. */
  boolean mayLeak();
}
