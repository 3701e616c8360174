package dev.lsmkv.spi.entry;

/** What a point read found: the newest visible version of its key, which may be a tombstone. */
public final class Hit {

  private static final byte[] NO_BYTES = new byte[0];

  private final long trailer;
  private final byte[] value;

  private Hit(long trailer, byte[] value) {
    this.trailer = trailer;
    this.value = value;
  }

  /**
   * A version with a value.
   *
   * @param trailer sequence and kind
   * @param value the value; handed over, not copied
   * @return the hit
   */
  public static Hit of(long trailer, byte[] value) {
    return new Hit(trailer, value);
  }

  /**
   * A tombstone.
   *
   * @param trailer sequence and kind
   * @return the hit
   */
  public static Hit tombstone(long trailer) {
    return new Hit(trailer, NO_BYTES);
  }

  /**
   * Sequence and kind.
   *
   * @return see {@link Trailer}
   */
  public long trailer() {
    return trailer;
  }

  /**
   * The value.
   *
   * @return the array itself, which belongs to whoever holds this hit; empty for a tombstone
   */
  public byte[] value() {
    return value;
  }

  /**
   * Whether the key is deleted.
   *
   * @return true for a tombstone
   */
  public boolean isTombstone() {
    return Trailer.isDelete(trailer);
  }
}
