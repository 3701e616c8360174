package dev.lsmkv.spi.entry;

/**
 * The operations of one atomic write, encoded once on the caller's thread and then copied as they
 * are into the log and read by the memtable.
 *
 * <pre>
 * operation  kind u8 | keyspace varint | key length varint | [PUT] value length varint | key | [PUT] value
 * varint     7 bits a byte, lowest first, the high bit set on all but the last; at most 5 bytes
 * </pre>
 *
 * <p>The keyspace is 0 in this version. Example: put "k" → "vv" is {@code 01 00 01 02 6b 76 76}.
 *
 * <p>Thread: immutable; the bytes of the operations are not changed once handed over, not even for
 * a moment, since they may be read at any time and in many places.
 */
public final class EncodedBatch {

  private final byte[] bytes;
  private final int offset;
  private final int length;
  private final int count;

  /**
   * Wraps encoded operations.
   *
   * @param bytes where they are; not copied
   * @param offset where they begin
   * @param length their bytes
   * @param count how many they are
   */
  public EncodedBatch(byte[] bytes, int offset, int length, int count) {
    this.bytes = bytes;
    this.offset = java.util.Objects.checkFromIndexSize(offset, length, bytes.length);
    this.length = length;
    this.count = count;
  }

  /**
   * The array that holds the operations.
   *
   * @return the array itself, to be read only
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Where the operations begin in {@link #bytes}.
   *
   * @return an index
   */
  public int offset() {
    return offset;
  }

  /**
   * The bytes of all operations.
   *
   * @return zero or more
   */
  public int length() {
    return length;
  }

  /**
   * The number of operations; each takes one sequence number.
   *
   * @return zero or more
   */
  public int count() {
    return count;
  }

  /**
   * Reads the operations in order.
   *
   * @return a reader before the first
   */
  public OperationReader operations() {
    return new OperationReader(this);
  }
}
