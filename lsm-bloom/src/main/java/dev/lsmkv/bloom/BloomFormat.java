package dev.lsmkv.bloom;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Builds and opens the filters that the package describes.
 *
 * <p>Thread: immutable.
 */
final class BloomFormat implements FilterFormat {

  /**
   * The most lines of a filter, {@value}: what an array holds beside the header. They are enough
   * for 1.7 billion keys of ten bits; more keys than that share them, with as many probes as suits
   * the bits that are left.
   */
  static final int LINES_MAX = (Integer.MAX_VALUE - 8 - Header.BYTES) / Header.LINE_BYTES;

  /**
   * Fixed by its name, seed 0: a hash of another version would be another method, and another id of
   * ours.
   */
  private static final Hasher64 HASHER = Hashing.komihash5_0();

  private final double bitsPerKey;
  private final int probes;

  BloomFormat(double bitsPerKey) {
    this.bitsPerKey = bitsPerKey;
    this.probes = BlockedBloom.probes(bitsPerKey);
  }

  @Override
  public long hash(byte[] bytes, int offset, int length) {
    return HASHER.hashBytesToLong(bytes, offset, length);
  }

  @Override
  public byte[] build(long[] hashes, int count) {
    Objects.checkFromIndexSize(0, count, hashes.length);
    Header header = header(count);
    byte[] encoded = new byte[(int) header.filterBytes()];
    header.encodeTo(encoded);
    for (int i = 0; i < count; i++) {
      add(encoded, header, hashes[i]);
    }
    return encoded;
  }

  /** What a filter of so many keys looks like. */
  Header header(int count) {
    if (count == 0) {
      return new Header(probes, 0, 0);
    }
    double lines = Math.ceil(count * bitsPerKey / BlockedBloom.LINE_BITS);
    if (lines <= LINES_MAX) {
      return new Header(probes, (long) lines, count);
    }
    double bitsLeft = (double) LINES_MAX * BlockedBloom.LINE_BITS / count;
    return new Header(BlockedBloom.probes(bitsLeft), LINES_MAX, count);
  }

  private static void add(byte[] encoded, Header header, long hash) {
    int line = (int) Probe.line(hash, header.lines());
    long state = hash;
    for (int i = 0; i < header.probes(); i++) {
      state = Probe.next(state);
      encoded[line + Probe.byteInLine(state)] |= (byte) Probe.mask(state);
    }
  }

  @Override
  public Filter open(MemorySegment encoded) throws IOException {
    Header header = Header.decode(encoded);
    return header.lines() == 0
        ? _ -> false
        : new BloomFilter(encoded, header.lines(), header.probes());
  }
}
