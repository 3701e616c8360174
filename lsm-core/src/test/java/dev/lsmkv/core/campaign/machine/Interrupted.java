package dev.lsmkv.core.campaign.machine;

import org.jspecify.annotations.Nullable;

/**
 * A thread that is interrupted: by itself before a call, or by another during it. Every interrupt
 * must be found in its flag when the call returns.
 *
 * <p>Thread: {@code target} and {@code delivered} are guarded by this.
 */
final class Interrupted {

  private @Nullable Thread target;
  private long delivered;
  private long found;

  /** Interrupts the thread, if it is in a call; true if it was. */
  synchronized boolean interrupt() {
    if (target == null) {
      return false;
    }
    target.interrupt();
    delivered++;
    return true;
  }

  /** Makes a call that may be interrupted. */
  void call(Runnable call) {
    begin();
    try {
      call.run();
    } finally {
      end();
    }
  }

  /** Makes a call with the flag set. */
  void callInterrupted(Runnable call) {
    begin();
    interrupt();
    call(call);
  }

  private synchronized void begin() {
    target = Thread.currentThread();
  }

  private synchronized void end() {
    target = null;
    boolean flag = Thread.interrupted();
    if (flag != delivered > found) {
      throw new AssertionError(
          "the thread was interrupted %d times during a call, and its flag is %s"
              .formatted(delivered - found, flag ? "set" : "not set"));
    }
    found = delivered;
  }

  synchronized long delivered() {
    return delivered;
  }
}
