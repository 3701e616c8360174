package dev.lsmkv.bench.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of one length, and knows them again.
 *
 * <p>A value begins with the number of its entry and its version. Pieces of {@value #PIECE} bytes
 * follow, of which the first five eighths look random and the rest repeats them, so that LZ4 saves
 * about a third of a block. Thread: confined, for what is expected is made in a buffer.
 */
final class Values {

  /** The shortest value, {@value}: the header and something of a piece. */
  static final int BYTES_MIN = 32;

  private static final int HEADER = 2 * Long.BYTES;
  private static final int PIECE = 84;
  private static final int RANDOM = PIECE * 5 / 8;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final KeyOrder order;
  private final byte[] expected;

  Values(KeyOrder order, int bytes) {
    if (bytes < BYTES_MIN) {
      throw new IllegalArgumentException("A value has at least " + BYTES_MIN + " bytes.");
    }
    this.order = order;
    this.expected = new byte[bytes];
  }

  byte[] value(long number, long version) {
    byte[] value = new byte[expected.length];
    fill(value, number, version);
    return value;
  }

  /** Refuses anything but a version of an entry. */
  long checkedVersion(long number, byte @Nullable [] value) {
    if (value == null || value.length != expected.length || (long) LONG.get(value, 0) != number) {
      throw new WrongAnswerException("entry " + number + " is " + described(value));
    }
    long version = version(value);
    fill(expected, number, version);
    if (!Arrays.equals(expected, value)) {
      throw new WrongAnswerException("entry " + number + " has other bytes than were written");
    }
    return version;
  }

  /** Refuses an entry of a scan whose key and value do not belong together; returns its number. */
  long checkedNumber(byte[] key, byte[] value) {
    if (value.length != expected.length) {
      throw new WrongAnswerException("a value has " + value.length + " bytes");
    }
    long number = (long) LONG.get(value, 0);
    if (!Arrays.equals(order.key(number), key)) {
      throw new WrongAnswerException("entry " + number + " has the key of another");
    }
    checkedVersion(number, value);
    return number;
  }

  /** The version that a value says it is. */
  static long version(byte[] value) {
    return (long) LONG.get(value, Long.BYTES);
  }

  private static String described(byte @Nullable [] value) {
    return value == null ? "absent" : "another value of " + value.length + " bytes";
  }

  private static void fill(byte[] value, long number, long version) {
    LONG.set(value, 0, number);
    LONG.set(value, Long.BYTES, version);
    long seed = Mix.of(number * Mix.STEP + version);
    for (int at = HEADER; at < value.length; at += PIECE) {
      int end = Math.min(value.length, at + PIECE);
      int randomEnd = Math.min(end, at + RANDOM);
      seed = fillRandom(value, at, randomEnd, seed);
      System.arraycopy(value, at, value, randomEnd, end - randomEnd);
    }
  }

  private static long fillRandom(byte[] value, int begin, int end, long seed) {
    long state = seed;
    int at = begin;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      state += Mix.STEP;
      LONG.set(value, at, Mix.of(state));
    }
    state += Mix.STEP;
    for (long rest = Mix.of(state); at < end; at++, rest >>>= Byte.SIZE) {
      value[at] = (byte) rest;
    }
    return state;
  }
}
