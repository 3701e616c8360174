package dev.lsmkv.core.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/**
 * Whether the store is read a lot: a sign that each read leaves, and that those who would make room
 * for readers take away when they look.
 *
 * <p>A look tells of the time since the one before it, which is a millisecond or more. The store is
 * read a lot if most of the last looks found a sign, so that a read now and then, of somebody who
 * watches a store while it is filled, slows nobody down.
 *
 * <p>There are two signs, as two look: those who want to know whether the store is read a lot, and
 * the writer who waits for readers and wants to know whether any came.
 *
 * <p>Thread: safe. A sign that is lost or late only makes one look tell something else. It is
 * written only when it changes, or every read would take the cache line from the others.
 */
public final class ReadSign {

  private static final VarHandle LEFT;
  private static final VarHandle LEFT_FOR_WRITER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      LEFT = lookup.findVarHandle(ReadSign.class, "left", boolean.class);
      LEFT_FOR_WRITER = lookup.findVarHandle(ReadSign.class, "leftForWriter", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** After so long without a look nothing is known of the time since. */
  private static final long FORGOTTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** A look counts one part in so many, those before it the rest. */
  private static final double LOOKS = 16;

  @SuppressWarnings("UnusedVariable") // through its handle
  private boolean left;

  @SuppressWarnings("UnusedVariable") // through its handle
  private boolean leftForWriter;

  private volatile long looked; // written under this, as is the next
  private volatile double found;

  /**
   * A sign that nobody has left.
   *
   * @param now nanoseconds of a clock
   */
  public ReadSign(long now) {
    looked = now;
  }

  /** Somebody reads. */
  void leave() {
    leave(LEFT);
    leave(LEFT_FOR_WRITER);
  }

  private void leave(VarHandle sign) {
    if (!(boolean) sign.getOpaque(this)) {
      sign.setOpaque(this, true);
    }
  }

  /** Whether somebody has read since the last call. */
  boolean take() {
    return take(LEFT_FOR_WRITER);
  }

  private boolean take(VarHandle sign) {
    boolean isLeft = (boolean) sign.getOpaque(this);
    if (isLeft) {
      sign.setOpaque(this, false);
    }
    return isLeft;
  }

  /**
   * Whether the store is read a lot.
   *
   * @param now nanoseconds of the same clock
   */
  public boolean isReadMuch(long now) {
    if (now - looked >= LOOK_NANOS) {
      look(now);
    }
    return found > 0.5;
  }

  private synchronized void look(long now) {
    long since = now - looked;
    if (since < LOOK_NANOS) {
      return; // somebody else has looked meanwhile
    }
    looked = now;
    double seen = take(LEFT) ? 1 : 0;
    found = since > FORGOTTEN_NANOS ? 0 : found + (seen - found) / LOOKS;
  }
}
