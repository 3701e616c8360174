package dev.lsmkv.spi.entry;

import java.util.Arrays;

/**
 * Encodes operations into an {@link EncodedBatch}; {@link OperationReader} is its counterpart.
 *
 * <p>A single operation has a shortcut, {@link #put} or {@link #delete}, that takes one array of
 * exactly its size. Several are added to an encoder, whose buffer grows.
 *
 * <p>Keys and values are copied, of any length: what is allowed is for the store to say.
 *
 * <p>Thread: confined.
 */
public final class BatchEncoder {

  private static final int CAPACITY = 64;
  private static final int ARRAY_LENGTH_MAX = Integer.MAX_VALUE - 8;
  private static final byte KEYSPACE = 0;

  private byte[] encoded;
  private int position;
  private int count;
  private long bytes;

  /** An encoder without operations. */
  public BatchEncoder() {
    this(CAPACITY);
  }

  private BatchEncoder(long capacity) {
    this.encoded = new byte[checked(capacity)];
  }

  /**
   * A batch of one put.
   *
   * @param key any bytes
   * @param value any bytes
   * @return the batch
   * @throws IllegalStateException if key and value together exceed 2 GiB
   */
  public static EncodedBatch put(byte[] key, byte[] value) {
    return new BatchEncoder(putBytes(key, value)).addPut(key, value).encoded();
  }

  /**
   * A batch of one deletion.
   *
   * @param key any bytes
   * @return the batch
   * @throws IllegalStateException if the key comes close to 2 GiB
   */
  public static EncodedBatch delete(byte[] key) {
    return new BatchEncoder(deleteBytes(key)).addDelete(key).encoded();
  }

  /**
   * Adds a put.
   *
   * @param key any bytes
   * @param value any bytes
   * @return this
   * @throws IllegalStateException if the batch would exceed 2 GiB; it is as before
   */
  public BatchEncoder addPut(byte[] key, byte[] value) {
    reserve(putBytes(key, value));
    begin(EntryKind.PUT);
    varint(key.length);
    varint(value.length);
    append(key);
    append(value);
    return this;
  }

  /**
   * Adds a deletion.
   *
   * @param key any bytes
   * @return this
   * @throws IllegalStateException if the batch would exceed 2 GiB; it is as before
   */
  public BatchEncoder addDelete(byte[] key) {
    reserve(deleteBytes(key));
    begin(EntryKind.DELETE);
    varint(key.length);
    append(key);
    return this;
  }

  /**
   * The number of operations.
   *
   * @return zero or more
   */
  public int count() {
    return count;
  }

  /**
   * The size of what was added.
   *
   * @return the bytes of all keys and values, without what encoding adds
   */
  public long bytes() {
    return bytes;
  }

  /**
   * The operations so far.
   *
   * @return a batch that operations added later do not reach
   */
  public EncodedBatch encoded() {
    // Adding never touches the bytes before position again: no copy is needed.
    return new EncodedBatch(encoded, 0, position, count);
  }

  private static long putBytes(byte[] key, byte[] value) {
    return 2L + varintBytes(key.length) + varintBytes(value.length) + key.length + value.length;
  }

  private static long deleteBytes(byte[] key) {
    return 2L + varintBytes(key.length) + key.length;
  }

  private static int varintBytes(int value) {
    return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
  }

  /** The length as an int, if an array can be so long. */
  static int checked(long length) {
    if (length > ARRAY_LENGTH_MAX) {
      throw new IllegalStateException("a batch cannot hold more than 2 GiB");
    }
    return (int) length;
  }

  private void reserve(long needed) {
    int length = checked(position + needed);
    if (length > encoded.length) {
      long doubled = Math.min(2L * encoded.length, ARRAY_LENGTH_MAX);
      encoded = Arrays.copyOf(encoded, (int) Math.max(length, doubled));
    }
  }

  private void begin(EntryKind kind) {
    encoded[position++] = (byte) kind.code();
    encoded[position++] = KEYSPACE;
    count++;
  }

  private void varint(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      encoded[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    encoded[position++] = (byte) rest;
  }

  private void append(byte[] source) {
    System.arraycopy(source, 0, encoded, position, source.length);
    position += source.length;
    bytes += source.length;
  }
}
