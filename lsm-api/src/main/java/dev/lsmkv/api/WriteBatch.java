package dev.lsmkv.api;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;

/**
 * Operations that are written together, whole or not at all. The last of several on one key wins.
 *
 * <p>Keys and values are copied when they are put in; limits are checked when the batch is written.
 *
 * <p>Thread: confined.
 */
public final class WriteBatch {

  /** The most {@link #bytes} that a store takes at once, {@value}: 256 MiB. */
  public static final long BYTES_MAX = 256L << 20;

  private BatchEncoder encoder = new BatchEncoder();

  /** An empty batch. */
  public WriteBatch() {}

  /**
   * Adds a put.
   *
   * @param key 1 byte to 64 KiB
   * @param value may be empty
   * @return this
   * @throws LimitExceededException if the batch would exceed 2 GiB; it is as before
   */
  public WriteBatch put(byte[] key, byte[] value) {
    try {
      encoder.addPut(key, value);
    } catch (IllegalStateException e) {
      throw tooLarge(e);
    }
    return this;
  }

  /**
   * Adds a deletion.
   *
   * @param key 1 byte to 64 KiB
   * @return this
   * @throws LimitExceededException if the batch would exceed 2 GiB; it is as before
   */
  public WriteBatch delete(byte[] key) {
    try {
      encoder.addDelete(key);
    } catch (IllegalStateException e) {
      throw tooLarge(e);
    }
    return this;
  }

  /**
   * The number of operations.
   *
   * @return zero or more
   */
  public int count() {
    return encoder.count();
  }

  /**
   * The size.
   *
   * @return the bytes of all keys and values
   */
  public long bytes() {
    return encoder.bytes();
  }

  /** Takes out all operations. */
  public void clear() {
    encoder = new BatchEncoder();
  }

  /**
   * The operations as the engine takes them; for engines.
   *
   * @return a batch that later changes of this one do not reach
   */
  public EncodedBatch encoded() {
    return encoder.encoded();
  }

  private static LimitExceededException tooLarge(IllegalStateException cause) {
    return new LimitExceededException(
        "A batch cannot hold more than 2 GiB. Write it in parts.", cause);
  }
}
