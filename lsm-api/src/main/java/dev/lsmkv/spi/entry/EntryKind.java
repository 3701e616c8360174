package dev.lsmkv.spi.entry;

/**
 * What an entry says about its key. The codes are on disk and never change.
 *
 * <p>Codes 2 to 15 are kept for what comes later (merge operands, range deletes, expiry, separated
 * values); a reader that meets one it does not know refuses the file rather than skip the entry.
 */
public enum EntryKind {
  /** The key has no value from this sequence number on: a tombstone. */
  DELETE(0),
  /** The key has the value of this entry from this sequence number on. */
  PUT(1);

  private final int code;

  EntryKind(int code) {
    this.code = code;
  }

  /**
   * The code on disk.
   *
   * @return 0 to 255
   */
  public int code() {
    return code;
  }

  /**
   * Whether a code read from disk is one of these kinds.
   *
   * @param code 0 to 255
   * @return true for a known code
   */
  public static boolean isKnown(int code) {
    return code == 0 || code == 1;
  }

  /**
   * The kind with a code.
   *
   * @param code a code for which {@link #isKnown} holds
   * @return the kind
   * @throws IllegalArgumentException for any other code
   */
  public static EntryKind of(int code) {
    return switch (code) {
      case 0 -> DELETE;
      case 1 -> PUT;
      default -> throw new IllegalArgumentException("unknown entry kind " + code);
    };
  }
}
