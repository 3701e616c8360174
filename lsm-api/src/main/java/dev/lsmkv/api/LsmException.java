package dev.lsmkv.api;

/**
 * Every error of the store. The subclass says what the caller can do, the message what happened and
 * to what.
 */
public abstract sealed class LsmException extends RuntimeException
    permits CorruptionException,
        UnsupportedFormatException,
        MissingProviderException,
        StoreLockedException,
        StoreClosedException,
        StoreReadOnlyException,
        LimitExceededException,
        DurabilityUnknownException,
        InvalidOptionsException,
        StoreIoException {

  private static final long serialVersionUID = 1L;

  LsmException(String message) {
    super(message);
  }

  LsmException(String message, Throwable cause) {
    super(message, cause);
  }
}
