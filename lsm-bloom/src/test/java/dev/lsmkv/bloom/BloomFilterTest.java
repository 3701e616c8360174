package dev.lsmkv.bloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.filter.Filter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a filter answers. */
final class BloomFilterTest {

  private final SplittableRandom random = new SplittableRandom(20_261_122);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 51, 52, 511, 512, 513, 10_000, 1_000_000})
  void everyKeyThatWasAddedIsFound(int count) throws IOException {
    BloomFormat format = new BloomFormat(10);
    long[] hashes = random.longs(count).toArray();
    Filter filter = Keys.open(format, format.build(hashes.clone(), count));
    for (long hash : hashes) {
      assertThat(filter.mightContain(hash)).as("hash %x, seed 20261122", hash).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 7.3, 16, 40, 64})
  void everyKeyIsFoundWithAnyNumberOfBits(double bitsPerKey) throws IOException {
    BloomFormat format = new BloomFormat(bitsPerKey);
    Filter filter = Keys.filter(format, 5_000);
    for (int i = 0; i < 5_000; i++) {
      assertThat(filter.mightContain(Keys.hash(format, i))).as("key %d", i).isTrue();
    }
  }

  @Test
  void hashesAtTheEndsOfTheRangeAreFound() throws IOException {
    BloomFormat format = new BloomFormat(10);
    long[] hashes = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1};
    Filter filter = Keys.open(format, format.build(hashes.clone(), hashes.length));
    for (long hash : hashes) {
      assertThat(filter.mightContain(hash)).as("hash %x", hash).isTrue();
    }
  }

  @Test
  void aFilterWithoutKeysContainsNothing() throws IOException {
    BloomFormat format = new BloomFormat(10);
    byte[] encoded = format.build(new long[0], 0);
    assertThat(encoded).hasSize(64);
    Filter filter = Keys.open(format, encoded);
    assertThat(random.longs(1_000)).noneMatch(filter::mightContain);
    assertThat(filter.mightContain(0)).isFalse();
  }

  @Test
  void aCountBeyondTheHashesIsRefused() {
    BloomFormat format = new BloomFormat(10);
    assertThatThrownBy(() -> format.build(new long[3], 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aFilterOutsideTheHeapAnswersTheSame() throws IOException {
    BloomFormat format = new BloomFormat(10);
    byte[] encoded = format.build(Keys.hashes(format, 2_000), 2_000);
    Filter onHeap = Keys.open(format, encoded);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mapped = arena.allocate(encoded.length, 64);
      Filter offHeap = format.open(mapped.copyFrom(MemorySegment.ofArray(encoded)).asReadOnly());
      for (int i = 0; i < 50_000; i++) {
        long hash = Keys.hash(format, i);
        assertThat(offHeap.mightContain(hash)).isEqualTo(onHeap.mightContain(hash));
      }
    }
  }

  @Test
  void aFilterIsReadableWithOtherSettings() throws IOException {
    BloomFormat writer = new BloomFormat(20);
    BloomFormat reader = new BloomFormat(2);
    Filter filter = Keys.open(reader, writer.build(Keys.hashes(writer, 1_000), 1_000));
    for (int i = 0; i < 1_000; i++) {
      assertThat(filter.mightContain(Keys.hash(reader, i))).as("key %d", i).isTrue();
    }
  }
}
