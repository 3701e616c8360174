package dev.lsmkv.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.StoreReadOnlyException;
import org.jspecify.annotations.Nullable;

/**
 * Recurses until the stack ends, and calls something at each level on the way back, which so has a
 * little more of it each time.
 */
public final class StackClimb implements Runnable {

  private static final long STACK_BYTES = 256 << 10;
  private static final int SUCCESSES = 50;

  private final Runnable call;
  private int inTurn;
  private int overflows;
  private @Nullable Throwable failure; // that is not of the stack

  private StackClimb(Runnable call) {
    this.call = call;
  }

  /**
   * Calls something until it succeeds {@value #SUCCESSES} times in turn, in a thread with a small
   * stack, and requires that it fails for want of stack only.
   *
   * @param call may fail in any way once the stack ends in it
   * @return how often it did
   * @throws InterruptedException if interrupted
   */
  public static int run(Runnable call) throws InterruptedException {
    call.run(); // a class must not be initialized where the stack ends
    StackClimb climb = new StackClimb(call);
    Thread thread = new Thread(null, climb, "climbs", STACK_BYTES);
    thread.start();
    thread.join();
    assertThat(climb.failure).isNull();
    return climb.overflows;
  }

  @Override
  public void run() {
    climb();
  }

  private void climb() {
    try {
      if (inTurn < SUCCESSES) {
        climb();
      }
    } catch (StackOverflowError _) {
      // no deeper; or too deep to notice how a call ended
    }
    if (inTurn < SUCCESSES) {
      attempt();
    }
  }

  private void attempt() {
    try {
      call.run();
      inTurn++;
    } catch (StackOverflowError e) {
      inTurn = 0;
      overflows++;
    } catch (StoreReadOnlyException e) {
      inTurn = SUCCESSES; // nothing more will come
    } catch (RuntimeException | AssertionError e) {
      inTurn = 0;
      if (isOfStack(e)) {
        overflows++;
      } else {
        failure = e;
      }
    }
  }

  private static boolean isOfStack(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StackOverflowError) {
        return true;
      }
    }
    return false;
  }
}
