package dev.lsmkv.wal.record;

/** Where the fields of a segment lie; the package says what they mean. */
public final class RecordLayout {

  /** Records begin at multiples of this many bytes, {@value}. */
  public static final int ALIGNMENT = 8;

  /** The bytes of a record before its payload, {@value}. */
  public static final int HEADER_BYTES = 28;

  /** The fewest bytes an operation takes: kind, keyspace, key length; {@value}. */
  public static final int OPERATION_BYTES_MIN = 3;

  /** The largest payload, {@value}: a record, with header and padding, is one array. */
  public static final int PAYLOAD_BYTES_MAX = Integer.MAX_VALUE - 64;

  static final int LENGTH = 0;
  static final int CHECKSUM = 4;
  static final int SYNCED_UP_TO = 8;
  static final int FIRST_SEQUENCE = 16;
  static final int COUNT = 24;

  private RecordLayout() {}

  /**
   * The bytes of a record, padding included.
   *
   * @param payloadBytes the bytes of its payload
   * @return a multiple of {@link #ALIGNMENT}
   */
  public static long recordBytes(long payloadBytes) {
    return (HEADER_BYTES + payloadBytes + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
