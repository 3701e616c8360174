package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** A filter format whose filters must hold what they were built of. */
record AssertingFilterFormat(Findings findings, FilterFormat format) implements FilterFormat {

  @Override
  public long hash(byte[] bytes, int offset, int length) {
    findings.require(
        (offset | length) >= 0 && length <= bytes.length - offset,
        () -> length + " bytes from " + offset + " of " + bytes.length);
    long hash =
        Lent.copy(findings, bytes, () -> "a key", copy -> format.hash(copy, offset, length));
    byte[] alone = Arrays.copyOfRange(bytes, offset, offset + length);
    findings.require(
        hash == format.hash(alone, 0, length), () -> "a key has two hashes by its place");
    return hash;
  }

  @Override
  public byte[] build(long[] hashes, int count) {
    long[] given = Arrays.copyOf(hashes, count);
    byte[] encoded = format.build(hashes, count);
    reverse(hashes, count); // they may be reordered: nobody may count on their order
    requireAll(encoded, given);
    return encoded;
  }

  private static void reverse(long[] hashes, int count) {
    for (int i = 0; i < count / 2; i++) {
      long hash = hashes[i];
      hashes[i] = hashes[count - 1 - i];
      hashes[count - 1 - i] = hash;
    }
  }

  private void requireAll(byte[] encoded, long[] hashes) {
    try {
      Filter filter = format.open(MemorySegment.ofArray(encoded.clone()).asReadOnly());
      findings.require(
          Arrays.stream(hashes).allMatch(filter::mightContain),
          () -> "a filter denies what it was built of");
    } catch (IOException e) {
      findings.violation("a filter cannot be opened that was just built");
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Filter open(MemorySegment encoded) throws IOException {
    findings.require(encoded.isReadOnly(), () -> "a filter is opened on what can be written");
    return format.open(encoded);
  }
}
