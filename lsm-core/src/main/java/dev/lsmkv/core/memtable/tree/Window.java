package dev.lsmkv.core.memtable.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a node shows of keys: the eight bytes behind a number of bytes that they all begin with, as
 * a long that orders like them.
 *
 * <p>A key that ends earlier is filled up with zeros, and the last bit is left out, so that two
 * prefixes are compared by the sign of their difference, without a branch. Where prefixes differ
 * the keys are in the same order; where they are equal the keys themselves decide.
 */
final class Window {

  /**
   * A window moves only if it then leaves out so many bytes more: as long as half of it tells keys
   * apart, a move is not worth reading all keys of a node.
   */
  static final int STEP_BYTES = 4;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Window() {}

  /** The prefix of {@code bytes[at, to)}; {@code at} may be behind the end. */
  static long prefix(byte[] bytes, int at, int to) {
    int length = to - at;
    if (length >= Long.BYTES) {
      return (long) LONG.get(bytes, at) >>> 1;
    }
    return prefixOfShort(bytes, at, length) >>> 1;
  }

  private static long prefixOfShort(byte[] bytes, int at, int length) {
    if (length <= 0) {
      return 0;
    }
    if (bytes.length - at >= Long.BYTES) {
      return (long) LONG.get(bytes, at) & (-1L << (Byte.SIZE * (Long.BYTES - length)));
    }
    long prefix = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      prefix = prefix << Byte.SIZE | (i < length ? bytes[at + i] & 0xff : 0);
    }
    return prefix;
  }

  /** How many of {@code prefixes[from, from + count)} are below a prefix, in whatever order. */
  static int countBelow(long[] prefixes, int from, int count, long prefix) {
    int below = 0;
    for (int i = from; i < from + count; i++) {
      below += (int) ((prefixes[i] - prefix) >>> (Long.SIZE - 1));
    }
    return below;
  }

  /**
   * Where the window of a node should begin whose keys have some bytes in common.
   *
   * @param window where it begins
   * @param common how many bytes the keys have in common
   */
  static int moved(int window, int common) {
    return common < window || common >= window + STEP_BYTES ? common : window;
  }
}
