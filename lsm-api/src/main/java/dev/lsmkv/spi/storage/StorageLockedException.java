package dev.lsmkv.spi.storage;

import java.io.IOException;

/** The lock of a store is held by somebody else. */
public final class StorageLockedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * A held lock.
   *
   * @param message who holds it, as far as is known
   */
  public StorageLockedException(String message) {
    super(message);
  }
}
