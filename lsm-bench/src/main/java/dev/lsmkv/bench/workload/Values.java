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
 * about a third of a block.
 *
 * <p>Of a long value that would take as long to make as an engine takes to keep it, and as long
 * again to check. So its pieces are a stretch of some that are made once; which one depends on
 * number and version.
 *
 * <p>Thread: confined, for what is expected is made in a buffer.
 */
final class Values {

  /** The shortest value, {@value}: the header and something of a piece. */
  static final int BYTES_MIN = 32;

  private static final int HEADER = 2 * Long.BYTES;
  private static final int PIECE = 84;
  private static final int RANDOM = PIECE * 5 / 8;

  /** From this length on a value is long. */
  private static final int LONG_BYTES = 1 << 10;

  /** Twice the longest value, and not much more than a processor's own cache holds. */
  private static final int STOCK_BYTES = 2 << 20;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final byte[] STOCK = new byte[STOCK_BYTES];

  static {
    fillPieces(STOCK, 0, Mix.of(Mix.STEP));
  }

  private final KeyOrder order;
  private final int bytes;
  private final byte[] expected; // of a value that is not long

  Values(KeyOrder order, int bytes) {
    if (bytes < BYTES_MIN) {
      throw new IllegalArgumentException("A value has at least " + BYTES_MIN + " bytes.");
    }
    if (bytes > STOCK_BYTES / 2) {
      throw new IllegalArgumentException("A value has at most " + STOCK_BYTES / 2 + " bytes.");
    }
    this.order = order;
    this.bytes = bytes;
    this.expected = new byte[bytes < LONG_BYTES ? bytes : 0];
  }

  byte[] value(long number, long version) {
    byte[] value = new byte[bytes];
    fill(value, number, version);
    return value;
  }

  /** Refuses anything but a version of an entry. */
  long checkedVersion(long number, byte @Nullable [] value) {
    if (value == null || value.length != bytes || (long) LONG.get(value, 0) != number) {
      throw new WrongAnswerException("entry " + number + " is " + described(value));
    }
    long version = version(value);
    if (!isRight(value, number, version)) {
      throw new WrongAnswerException("entry " + number + " has other bytes than were written");
    }
    return version;
  }

  private boolean isRight(byte[] value, long number, long version) {
    if (value.length < LONG_BYTES) {
      fill(expected, number, version);
      return Arrays.equals(expected, value);
    }
    int at = stretch(number, version, value.length);
    int length = value.length - HEADER;
    return Arrays.equals(value, HEADER, value.length, STOCK, at, at + length);
  }

  /** Where the stretch of a long value begins. */
  private static int stretch(long number, long version, int bytes) {
    return (int) Long.remainderUnsigned(seed(number, version), STOCK_BYTES - bytes);
  }

  private static long seed(long number, long version) {
    return Mix.of(number * Mix.STEP + version);
  }

  /** Refuses an entry of a scan whose key and value do not belong together; returns its number. */
  long checkedNumber(byte[] key, byte[] value) {
    if (value.length != bytes) {
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
    if (value.length < LONG_BYTES) {
      fillPieces(value, HEADER, seed(number, version));
    } else {
      int at = stretch(number, version, value.length);
      System.arraycopy(STOCK, at, value, HEADER, value.length - HEADER);
    }
  }

  private static void fillPieces(byte[] value, int begin, long first) {
    long seed = first;
    for (int at = begin; at < value.length; at += PIECE) {
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
