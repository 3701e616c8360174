package dev.lsmkv.spi.wal;

import java.io.IOException;

/**
 * A group that could not be appended, mostly for want of space, and of which nothing is in the
 * segment: whoever wrote it may be told that nothing happened.
 */
public final class GroupRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Such a refusal.
   *
   * @param cause what was met
   */
  public GroupRefusedException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
