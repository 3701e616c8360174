package dev.lsmkv.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Keys, their hashes, and filters of them. */
final class Filters {

  private static final int ALIGNMENT = 64;
  private static final List<Long> ENDS = List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);

  private Filters() {}

  static long hash(FilterFormat format, int number) {
    byte[] key = "user/%08d/name".formatted(number).getBytes(UTF_8);
    return format.hash(key, 0, key.length);
  }

  static long[] hashes(FilterFormat format, int count) {
    return IntStream.range(0, count).mapToLong(number -> hash(format, number)).toArray();
  }

  static Filter filter(FilterFormat format, long[] hashes) throws IOException {
    return format.open(mapped(format.build(hashes.clone(), hashes.length)));
  }

  /** The bytes as they are met in a file: outside of the heap, to be read only. */
  static MemorySegment mapped(byte[] bytes) {
    MemorySegment segment = Arena.ofAuto().allocate(bytes.length, ALIGNMENT);
    return segment.copyFrom(MemorySegment.ofArray(bytes)).asReadOnly();
  }

  /** Asks for many hashes; what it answers is its own business. */
  static void ask(Filter filter) {
    new Random(3).longs(100).forEach(filter::mightContain);
    ENDS.forEach(filter::mightContain);
  }

  static List<Boolean> answers(Filter filter, long[] hashes) {
    return Arrays.stream(hashes).mapToObj(filter::mightContain).toList();
  }
}
