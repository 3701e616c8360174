package dev.lsmkv.api;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryKind;
import java.util.Arrays;

/**
 * Operations that are written together, whole or not at all. The last of several on one key wins.
 *
 * <p>Keys and values are copied when they are put in; limits are checked when the batch is written.
 *
 * <p>Thread: confined.
 */
public final class WriteBatch {

  private static final int VARINT_BYTES_MAX = 5;
  private static final int ARRAY_LENGTH_MAX = Integer.MAX_VALUE - 8;

  private byte[] encoded;
  private int position;
  private int count;
  private long bytes;

  /** An empty batch. */
  public WriteBatch() {
    this(64);
  }

  private WriteBatch(int capacity) {
    this.encoded = new byte[capacity];
  }


  /**
   * Adds a put.
   *
   * @param key 1 byte to 64 KiB
   * @param value may be empty
   * @return this
   */
  public WriteBatch put(byte[] key, byte[] value) {
    begin(EntryKind.PUT, key, value.length);
    varint(key.length);
    varint(value.length);
    append(key);
    append(value);
    return this;
  }

  /**
   * Adds a deletion.
   *
   * @param key 1 byte to 64 KiB
   * @return this
   */
  public WriteBatch delete(byte[] key) {
    begin(EntryKind.DELETE, key, 0);
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
   * The size.
   *
   * @return the bytes of all keys and values
   */
  public long bytes() {
    return bytes;
  }

  /** Takes out all operations. */
  public void clear() {
    encoded = new byte[64];
    position = 0;
    count = 0;
    bytes = 0;
  }

  /**
   * The operations as the engine takes them; for engines.
   *
   * @return a batch that later changes of this one do not reach
   */
  public EncodedBatch encoded() {
    // Appending later never touches the bytes before position, and clear() takes a new array: no copy is needed.
    return new EncodedBatch(encoded, 0, position, count);
  }

  private void begin(EntryKind kind, byte[] key, int valueLength) {
    long needed = 2L + 2 * VARINT_BYTES_MAX + key.length + valueLength;
    reserve(needed);
    count++;
    bytes += key.length + (long) valueLength;
    encoded[position++] = (byte) kind.code();
    encoded[position++] = 0; // the keyspace
  }

  private void reserve(long needed) {
    long length = position + needed;
    if (length > ARRAY_LENGTH_MAX) {
      throw new LimitExceededException("A batch cannot hold more than 2 GiB. Write it in parts.");
    }
    if (length > encoded.length) {
      long grown = Math.max(length, Math.min(2L * encoded.length, ARRAY_LENGTH_MAX));
      encoded = Arrays.copyOf(encoded, (int) grown);
    }
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
  }
}
