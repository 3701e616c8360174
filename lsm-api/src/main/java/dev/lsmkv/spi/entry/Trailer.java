package dev.lsmkv.spi.entry;

/**
 * The trailer of an entry: {@code sequence << 8 | kind} in one long, never negative as an unsigned
 * number's order.
 */
public final class Trailer {

  /**
   * The largest sequence number, {@value}: 56 bits. A store that writes a million entries a second
   * has 2 000 years.
   */
  public static final long SEQUENCE_MAX = (1L << 56) - 1;

  private Trailer() {}

  /**
   * Packs a trailer.
   *
   * @param sequence 0 to {@link #SEQUENCE_MAX}
   * @param kind the kind
   * @return the trailer; compare two with {@link Long#compareUnsigned}
   */
  public static long of(long sequence, EntryKind kind) {
    return sequence << 8 | kind.code();
  }

  /**
   * The sequence number of a trailer.
   *
   * @param trailer a trailer
   * @return 0 to {@link #SEQUENCE_MAX}
   */
  public static long sequence(long trailer) {
    return trailer >>> 8;
  }

  /**
   * The kind of a trailer.
   *
   * @param trailer a trailer whose code is known
   * @return the kind
   */
  public static EntryKind kind(long trailer) {
    return EntryKind.of((int) (trailer & 0xff));
  }

  /**
   * Whether a trailer is a tombstone's.
   *
   * @param trailer a trailer
   * @return true for {@link EntryKind#DELETE}
   */
  public static boolean isDelete(long trailer) {
    return (trailer & 0xff) == 0;
  }
}
