package dev.lsmkv.compression;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decompresses LZ4 blocks, since that is much of what a read costs whose block is not cached.
 * LZ4-java's pure Java copies byte by byte, and takes twice as long and more.
 *
 * <p>A block is a row of sequences: a token whose halves say how many literals follow and how long
 * a match is, the literals, and the distance of the match, which repeats what was decompressed that
 * far back. A half of 15 goes on in bytes that are added to it, up to the first that is not 255.
 * The last sequence ends with its literals.
 *
 * <p>Each copy is checked against both arrays before it is made, so whatever a block says, nothing
 * is read or written outside of them. Where there is room, a short copy is made in whole words and
 * may run over its end, into what the next one overwrites or nobody reads.
 */
final class Lz4Decoder {

  static final int HALF = 15;
  static final int MATCH_MIN = 4;

  /** A byte of a length that another follows. */
  private static final int MORE = 255;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int LITERALS_SHORT = 8 * Long.BYTES;
  private static final int MATCH_SHORT = 4 * Long.BYTES;

  private Lz4Decoder() {}

  /**
   * Decompresses a block.
   *
   * @param source holds the block from its beginning on
   * @param length its bytes
   * @param target gets what it means, in its beginning
   * @param most bytes that it may mean, no more than the target can hold
   * @return how many bytes that is
   * @throws IOException if it is no block, or means more
   */
  static int decode(byte[] source, int length, byte[] target, int most) throws IOException {
    return decode(source, length, target, most, Integer.MAX_VALUE);
  }

  /**
   * Decompresses a block from its beginning on until enough is there.
   *
   * @param source holds the block from its beginning on
   * @param length its bytes
   * @param target gets what it means, in its beginning
   * @param most bytes that it may mean, no more than the target can hold
   * @param enough so many bytes are enough
   * @return how many bytes there are: at least as many as are enough, if the block has them
   * @throws IOException if it is no block as far as it was read, or means more
   */
  static int decode(byte[] source, int length, byte[] target, int most, int enough)
      throws IOException {
    int from = 0;
    int to = 0;
    int next;
    while (from < length && to < enough) {
      int token = source[from++];
      int literals = (token >>> 4) & HALF;
      if (literals == HALF) {
        do {
          require(from < length && literals <= Integer.MAX_VALUE / 2);
          next = Byte.toUnsignedInt(source[from++]);
          literals += next;
        } while (next == MORE);
      }
      require(literals <= length - from && literals <= most - to);
      copy(source, from, target, to, literals);
      from += literals;
      to += literals;
      if (from == length) {
        return to;
      }
      require(length - from >= Short.BYTES);
      int distance = Short.toUnsignedInt((short) SHORTS.get(source, from));
      from += Short.BYTES;
      int match = MATCH_MIN + (token & HALF);
      if (match == MATCH_MIN + HALF) {
        do {
          require(from < length && match <= Integer.MAX_VALUE / 2);
          next = Byte.toUnsignedInt(source[from++]);
          match += next;
        } while (next == MORE);
      }
      require(distance > 0 && distance <= to && match <= most - to);
      repeat(target, to, distance, match);
      to += match;
    }
    require(to >= enough); // a block ends with literals
    return to;
  }

  private static void copy(byte[] source, int from, byte[] target, int to, int length) {
    if (length <= LITERALS_SHORT
        && source.length - from >= LITERALS_SHORT
        && target.length - to >= LITERALS_SHORT) {
      copyWords(source, from, target, to);
      if (length > 2 * Long.BYTES) {
        copyWords(source, from + 2 * Long.BYTES, target, to + 2 * Long.BYTES);
      }
      if (length > 4 * Long.BYTES) {
        copyWords(source, from + 4 * Long.BYTES, target, to + 4 * Long.BYTES);
        copyWords(source, from + 6 * Long.BYTES, target, to + 6 * Long.BYTES);
      }
    } else {
      System.arraycopy(source, from, target, to, length);
    }
  }

  /** Copies two words, one after the other: the second may be what the first became. */
  private static void copyWords(byte[] source, int from, byte[] target, int to) {
    LONGS.set(target, to, (long) LONGS.get(source, from));
    LONGS.set(target, to + Long.BYTES, (long) LONGS.get(source, from + Long.BYTES));
  }

  /**
   * Copies from so far back; what lies closer than the length is repeated, twice as much each time.
   */
  private static void repeat(byte[] target, int to, int distance, int length) {
    int from = to - distance;
    if (length <= MATCH_SHORT && distance >= Long.BYTES && target.length - to >= MATCH_SHORT) {
      copyWords(target, from, target, to);
      if (length > 2 * Long.BYTES) {
        copyWords(target, from + 2 * Long.BYTES, target, to + 2 * Long.BYTES);
      }
      return;
    }
    int end = to + length;
    for (int at = to; at < end; ) {
      int step = Math.min(at - from, end - at);
      System.arraycopy(target, from, target, at, step);
      at += step;
    }
  }

  private static void require(boolean condition) throws IOException {
    if (!condition) {
      throw malformed();
    }
  }

  private static IOException malformed() {
    return new IOException("not an LZ4 block");
  }
}
