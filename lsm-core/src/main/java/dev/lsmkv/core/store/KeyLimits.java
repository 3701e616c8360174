package dev.lsmkv.core.store;

import dev.lsmkv.api.LimitExceededException;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.OperationReader;

/** What may be written; refused before anything is. Immutable. */
final class KeyLimits {

  private static final int KEY_BYTES_MAX = 64 << 10;

  private final int valueBytesMax;

  KeyLimits(int valueBytesMax) {
    this.valueBytesMax = valueBytesMax;
  }

  /** Whether a key could have been written at all. */
  static boolean isPossible(byte[] key) {
    return key.length > 0 && key.length <= KEY_BYTES_MAX;
  }

  void requireKey(int length) {
    if (length == 0) {
      throw new LimitExceededException(
          "The key is empty. A key has 1 byte to " + KEY_BYTES_MAX + ".");
    }
    if (length > KEY_BYTES_MAX) {
      throw new LimitExceededException(
          "The key has " + length + " bytes; a key has at most " + KEY_BYTES_MAX + ".");
    }
  }

  void requireValue(int length) {
    if (length > valueBytesMax) {
      throw new LimitExceededException(
          "The value has " + length + " bytes; valueBytesMax allows " + valueBytesMax + ".");
    }
  }

  EncodedBatch requireBatch(WriteBatch batch) {
    if (batch.bytes() > WriteBatch.BYTES_MAX) {
      throw new LimitExceededException(
          "The batch has "
              + batch.bytes()
              + " bytes; a batch has at most "
              + WriteBatch.BYTES_MAX
              + ". Write it in parts.");
    }
    EncodedBatch encoded = batch.encoded();
    OperationReader operations = encoded.operations();
    while (operations.next()) {
      requireKey(operations.keyLength());
      requireValue(operations.valueLength());
    }
    return encoded;
  }
}
