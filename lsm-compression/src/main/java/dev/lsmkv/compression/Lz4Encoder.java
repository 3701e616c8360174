package dev.lsmkv.compression;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Compresses one LZ4 block, greedily: four bytes at a place are looked up by their hash, and if
 * they were met before, as far back as a distance can say, they are a match, which is made as long
 * as it goes in both directions. The longer nothing is found, the more places are passed over. See
 * {@link Lz4Decoder} for the encoding, and why this is not LZ4-java's.
 *
 * <p>The format asks that a block end with five literals, and that no match begin in its last
 * twelve bytes.
 *
 * <p>Thread: confined; for one block.
 */
final class Lz4Encoder {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LITERALS_AT_END = 5;
  private static final int MATCH_FROM_END = 12;
  private static final int DISTANCE_MAX = 0xffff;

  private static final int HASH = 0x9e3779b1; // 2^32 by the golden ratio
  private static final int HASH_BITS_MIN = 8;
  private static final int HASH_BITS_MAX = 13; // 32 KiB of positions
  private static final int BYTES_A_SLOT_BITS = 3;
  private static final int PATIENCE_BITS = 6; // one place more is passed over after so many

  private final byte[] source;
  private final int end;
  private final byte[] target;
  private final int[] positions; // of the last four bytes of each hash
  private final int shift;
  private int candidate; // where the match that was found lies
  private int anchor; // the first byte that is not in the target
  private int to;

  /**
   * An encoder.
   *
   * @param source what to compress, from its beginning on
   * @param length how much of it
   * @param target has room for {@link #lengthMax}
   */
  Lz4Encoder(byte[] source, int length, byte[] target) {
    this.source = source;
    this.end = length;
    this.target = target;
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(length >>> BYTES_A_SLOT_BITS);
    int bits = Math.clamp(wanted, HASH_BITS_MIN, HASH_BITS_MAX);
    this.positions = new int[1 << bits];
    this.shift = Integer.SIZE - bits;
  }

  /** So many bytes are enough for a block, whatever is in it. */
  static int lengthMax(int rawLength) {
    return Math.addExact(rawLength, rawLength / 255 + 16);
  }

  /** Compresses, once; how many bytes it came to. */
  int encode() {
    int last = end - MATCH_FROM_END;
    int at = nextMatch(1, last);
    while (at <= last) {
      at = nextMatch(writeMatch(at, candidate), last);
    }
    writeLiterals(end - anchor, 0);
    return to;
  }

  private int slot(int four) {
    return (four * HASH) >>> shift;
  }

  /** The next place from which on a match begins; beyond the last if there is none. */
  private int nextMatch(int from, int last) {
    int at = from;
    int passed = 1 << PATIENCE_BITS;
    while (at <= last) {
      int four = (int) INTS.get(source, at);
      int slot = slot(four);
      int before = positions[slot];
      positions[slot] = at;
      if ((int) INTS.get(source, before) == four && at - before <= DISTANCE_MAX) {
        candidate = before;
        return at;
      }
      at += passed++ >>> PATIENCE_BITS;
    }
    return at;
  }

  /** Writes the literals before a match, and the match; where to go on. */
  private int writeMatch(int found, int foundBefore) {
    int at = found;
    int before = foundBefore;
    while (at > anchor && before > 0 && source[at - 1] == source[before - 1]) {
      at--;
      before--;
    }
    int next = endOfMatch(found + Lz4Decoder.MATCH_MIN, foundBefore + Lz4Decoder.MATCH_MIN);
    int literals = at - anchor;
    int length = next - at - Lz4Decoder.MATCH_MIN;
    writeLiterals(literals, length);
    SHORTS.set(target, to, (short) (at - before));
    to += Short.BYTES;
    writeMore(length);
    anchor = next;
    int inside = next - 2; // so that what goes on where this ends is found
    positions[slot((int) INTS.get(source, inside))] = inside;
    return next;
  }

  /** Writes a token, and the literals that it tells of. */
  private void writeLiterals(int literals, int match) {
    int high = Math.min(literals, Lz4Decoder.HALF);
    int low = Math.min(match, Lz4Decoder.HALF);
    target[to++] = (byte) ((high << 4) | low);
    writeMore(literals);
    System.arraycopy(source, anchor, target, to, literals);
    to += literals;
  }

  private int endOfMatch(int from, int fromBefore) {
    int at = from;
    int before = fromBefore;
    int stop = end - LITERALS_AT_END;
    while (at <= stop - Long.BYTES) {
      long difference = (long) LONGS.get(source, at) ^ (long) LONGS.get(source, before);
      if (difference != 0) {
        return at + Long.numberOfTrailingZeros(difference) / Byte.SIZE;
      }
      at += Long.BYTES;
      before += Long.BYTES;
    }
    while (at < stop && source[at] == source[before]) {
      at++;
      before++;
    }
    return at;
  }

  /** What does not fit into half a token. */
  private void writeMore(int length) {
    int rest = length - Lz4Decoder.HALF;
    while (rest >= 255) {
      target[to++] = (byte) 255;
      rest -= 255;
    }
    if (rest >= 0) {
      target[to++] = (byte) rest;
    }
  }
}
