package dev.lsmkv.core.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Whether anybody reads: a sign that each read leaves, and that background work takes away when it
 * looks.
 *
 * <p>Thread: safe. A sign that is lost or late only makes a rest begin or end later. It is written
 * only when it changes, or every read would take the cache line from the others.
 */
public final class ReadSign {

  private static final VarHandle LEFT;

  static {
    try {
      LEFT = MethodHandles.lookup().findVarHandle(ReadSign.class, "left", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // through its handle
  private boolean left;

  /** Somebody reads. */
  void leave() {
    if (!(boolean) LEFT.getOpaque(this)) {
      LEFT.setOpaque(this, true);
    }
  }

  /** Whether somebody has read since the last call. */
  public boolean take() {
    boolean was = (boolean) LEFT.getOpaque(this);
    if (was) {
      LEFT.setOpaque(this, false);
    }
    return was;
  }
}
