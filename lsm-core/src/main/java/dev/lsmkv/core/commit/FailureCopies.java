package dev.lsmkv.core.commit;

import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreReadOnlyException;

/**
 * One failure can end the calls of many threads; each gets an exception of its own, so that none
 * shares a stack.
 */
final class FailureCopies {

  private FailureCopies() {}

  static LsmException of(LsmException failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure) {
      case DurabilityUnknownException e -> new DurabilityUnknownException(message, e);
      case StoreClosedException e -> new StoreClosedException(message, e);
      case StoreReadOnlyException e -> new StoreReadOnlyException(message, e);
      case StoreIoException e -> new StoreIoException(message, e);
      default -> failure;
    };
  }
}
