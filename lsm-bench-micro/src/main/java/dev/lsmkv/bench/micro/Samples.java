package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.WriteGroup;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/** Keys of 16 bytes whose order is that of their numbers, and values of 100 bytes. */
final class Samples {

  static final int KEY_BYTES = 16;
  static final int VALUE_BYTES = 100;

  private static final long STEP = 0x9e3779b97f4a7c15L;

  private Samples() {}

  static byte[] key(long number) {
    return ByteBuffer.allocate(KEY_BYTES).putLong(number).putLong(number * STEP).array();
  }

  /** Behind the key of the number, and before the next. */
  static byte[] absentKey(long number) {
    return ByteBuffer.allocate(KEY_BYTES).putLong(number).putLong(-1).array();
  }

  static byte[] value(long number) {
    byte[] value = new byte[VALUE_BYTES];
    new SplittableRandom(number).nextBytes(value);
    return value;
  }

  /** Numbers below a bound in random order, with repetitions. */
  static int[] draws(int count, int bound) {
    return new SplittableRandom(1).ints(count, 0, bound).toArray();
  }

  static byte[][] keys(int[] numbers) {
    byte[][] keys = new byte[numbers.length][];
    for (int i = 0; i < numbers.length; i++) {
      keys[i] = key(numbers[i]);
    }
    return keys;
  }

  /** The group of one put. */
  static WriteGroup put(byte[] key, byte[] value, long sequence) {
    return new WriteGroup(sequence, List.of(BatchEncoder.put(key, value)));
  }
}
