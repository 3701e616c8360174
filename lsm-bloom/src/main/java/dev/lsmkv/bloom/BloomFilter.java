package dev.lsmkv.bloom;

import dev.lsmkv.spi.filter.Filter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A filter read where it lies.
 *
 * <p>Requires: a checked header and at least one line, so that no hash leads outside the segment.
 *
 * <p>Thread: immutable.
 */
final class BloomFilter implements Filter {

  private final MemorySegment encoded;
  private final long lines;
  private final int probes;

  BloomFilter(MemorySegment encoded, long lines, int probes) {
    this.encoded = encoded;
    this.lines = lines;
    this.probes = probes;
  }

  @Override
  public boolean mightContain(long hash) {
    long line = Probe.line(hash, lines);
    long state = hash;
    for (int i = 0; i < probes; i++) {
      state = Probe.next(state);
      byte bits = encoded.get(ValueLayout.JAVA_BYTE, line + Probe.byteInLine(state));
      if ((bits & Probe.mask(state)) == 0) {
        return false;
      }
    }
    return true;
  }
}
