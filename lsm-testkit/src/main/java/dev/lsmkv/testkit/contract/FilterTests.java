package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The tests of a {@link FilterFormat} and of the filters it opens. */
interface FilterTests {

  FilterFormat format();

  @Test
  default void everyKeyThatWasAddedIsFound() throws IOException {
    for (int count : new int[] {1, 2, 3, 7, 63, 64, 65, 500, 513, 20_000}) {
      long[] hashes = Filters.hashes(format(), count);
      Filter filter = Filters.filter(format(), hashes);
      for (int i = 0; i < count; i++) {
        int key = i;
        assertTrue(filter.mightContain(hashes[i]), () -> "key " + key + " of " + count);
      }
    }
  }

  @Test
  default void hashesOfEveryShapeAreFound() throws IOException {
    long[] bits = IntStream.range(0, 64).mapToLong(i -> 1L << i).toArray();
    long[] masks = LongStream.of(bits).map(bit -> -bit).toArray();
    long[] ends = {0, Long.MAX_VALUE, 42, 0x5555555555555555L};
    for (long[] hashes : List.of(bits, masks, ends, new long[] {0}, new long[] {-1})) {
      Filter filter = Filters.filter(format(), hashes);
      for (long hash : hashes) {
        assertTrue(filter.mightContain(hash), () -> "hash " + Long.toHexString(hash));
      }
    }
  }

  @Test
  default void filterOfNoKeysCanBeAsked() throws IOException {
    Filter filter = Filters.filter(format(), new long[0]);
    boolean first = filter.mightContain(0);
    assertEquals(first, filter.mightContain(0));
    Filters.ask(filter);
  }

  @Test
  default void someKeysThatWereNotAddedAreTold() throws IOException {
    Filter filter = Filters.filter(format(), Filters.hashes(format(), 1_000));
    long told =
        IntStream.range(1_000, 11_000)
            .filter(i -> !filter.mightContain(Filters.hash(format(), i)))
            .count();
    assertTrue(told > 1_000, () -> "of 10 000 keys that are not there, told are " + told);
  }

  @Test
  default void onlyTheCountedHashesAreAddedAndNoneIsChanged() throws IOException {
    long[] hashes = Filters.hashes(format(), 600);
    long[] given = hashes.clone();
    MemorySegment encoded = Filters.mapped(format().build(given, 100));
    assertArrayEquals(
        Arrays.copyOfRange(hashes, 100, 600), Arrays.copyOfRange(given, 100, 600), "uncounted");
    assertArrayEquals(
        Arrays.stream(hashes, 0, 100).sorted().toArray(),
        Arrays.stream(given, 0, 100).sorted().toArray(),
        "the counted hashes, but for their order");
    Filter filter = format().open(encoded);
    Filter exact = Filters.filter(format(), Arrays.copyOf(hashes, 100));
    for (int i = 0; i < 600; i++) {
      long hash = hashes[i];
      assertTrue(i >= 100 || filter.mightContain(hash), () -> "hash " + Long.toHexString(hash));
    }
    assertEquals(Filters.answers(exact, hashes), Filters.answers(filter, hashes));
  }

  @Test
  default void orderOfTheHashesDoesNotMatter() throws IOException {
    long[] hashes = Filters.hashes(format(), 3_000);
    List<Long> shuffled = Arrays.asList(Arrays.stream(hashes).boxed().toArray(Long[]::new));
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      long[] order = shuffled.stream().mapToLong(Long::longValue).toArray();
      Filter filter = Filters.filter(format(), order);
      assertTrue(Arrays.stream(hashes).allMatch(filter::mightContain), "seed " + seed);
    }
  }

  @Test
  default void hashReadsTheKeyAndNothingAroundIt() {
    byte[] around = StorageFixture.bytes(1, 70_000);
    for (int length : new int[] {0, 1, 7, 8, 9, 31, 32, 33, 64, 1_000, 65_535, 65_536}) {
      byte[] key = Arrays.copyOfRange(around, 17, 17 + length);
      long hash = format().hash(key, 0, length);
      byte[] unchanged = around.clone();
      assertEquals(hash, format().hash(around, 17, length), () -> "length " + length);
      assertArrayEquals(unchanged, around);
      byte[] atEnd = new byte[length + 5];
      System.arraycopy(key, 0, atEnd, 5, length);
      assertEquals(hash, format().hash(atEnd, 5, length), () -> "length " + length);
    }
  }

  @Test
  default void sameKeysGiveTheSameBytes() {
    long[] hashes = Filters.hashes(format(), 3_000);
    byte[] first = format().build(hashes.clone(), hashes.length);
    assertArrayEquals(first, format().build(hashes.clone(), hashes.length));
  }

  @Test
  default void everyByteOfAKeyCounts() {
    for (int length : new int[] {1, 2, 8, 9, 40, 1_000}) {
      byte[] key = StorageFixture.bytes(length, length);
      long hash = format().hash(key, 0, length);
      for (int at = 0; at < length; at++) {
        int changed = at;
        key[at] ^= 0x10;
        assertNotEquals(hash, format().hash(key, 0, length), () -> "byte " + changed);
        key[at] ^= 0x10;
      }
      assertNotEquals(hash, format().hash(key, 0, length - 1), "without the last byte");
    }
  }

  @Test
  default void bitsOfTheHashesOfSimilarKeysAreMixed() {
    long[] hashes = Filters.hashes(format(), 20_000);
    assertEquals(hashes.length, Arrays.stream(hashes).distinct().count(), "different hashes");
    for (int bit = 0; bit < 64; bit++) {
      int number = bit;
      long set = Arrays.stream(hashes).filter(hash -> (hash >>> number & 1) == 1).count();
      assertTrue(
          set > 8_000 && set < 12_000, () -> "bit " + number + " is set in " + set + " of 20 000");
    }
  }

  @Test
  default void damagedFilterIsRefusedOrAnswers() {
    for (int count : new int[] {0, 1, 40}) {
      byte[] encoded = format().build(Filters.hashes(format(), count), count);
      Damage.all(encoded, bytes -> Filters.ask(format().open(Filters.mapped(bytes))));
    }
  }

  @Test
  default void threadsThatBuildAndAskAtOnceDoNotDisturbOneAnother() throws Exception {
    FilterFormat format = format();
    long[] hashes = Filters.hashes(format, 4_000);
    Filter shared = Filters.filter(format, hashes);
    Callable<List<Boolean>> task =
        () -> {
          for (int i = 0; i < 20; i++) {
            Filter own = Filters.filter(format, hashes);
            assertTrue(Arrays.stream(hashes).allMatch(own::mightContain), "a filter of its own");
            assertTrue(Arrays.stream(hashes).allMatch(shared::mightContain), "a shared filter");
            assertArrayEquals(hashes, Filters.hashes(format, 4_000));
          }
          return Filters.answers(shared, hashes);
        };
    Together.run(Collections.nCopies(4, task));
  }
}
