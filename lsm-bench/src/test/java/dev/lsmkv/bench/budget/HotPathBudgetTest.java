package dev.lsmkv.bench.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.bench.budget.Counts.Seen;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the hot paths of the whole engine, with its default parts, within their {@link Budget}. */
class HotPathBudgetTest {

  private static final int OPERATIONS = 2_000;
  private static final int RUNS = 4;
  private static final int SCANNED = 100;

  @TempDir private Path directory;

  private static void assertWithin(Budget budget, double measured) {
    assertThat(measured).as(budget.why()).isLessThanOrEqualTo((double) budget.most());
  }

  private static double bytesOfGet(CountedStore counted, byte[] key) {
    return Allocations.bytesEach(OPERATIONS, index -> counted.store().get(key));
  }

  private CountedStore compacted(String compression) {
    CountedStore counted = CountedStore.open(directory, compression).fill(0, 1);
    counted.store().compact();
    return counted;
  }

  /** A store with some runs that overlap, each with every so manieth entry. */
  private CountedStore ofRuns() {
    CountedStore counted = CountedStore.open(directory, "none");
    for (int run = 0; run < RUNS; run++) {
      counted.fill(run, RUNS);
      counted.store().flush();
    }
    return counted;
  }

  @Test
  void readOfAMemTableAllocatesItsValueAndLittleMore() {
    try (CountedStore counted = CountedStore.open(directory, "none").fill(0, 1)) {
      assertWithin(Budget.MEMTABLE_HIT_BYTES, bytesOfGet(counted, CountedStore.key(7)));
      assertWithin(Budget.MEMTABLE_MISS_BYTES, bytesOfGet(counted, CountedStore.absentKey(7)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4"})
  void readOfATableAllocatesItsValueAndLittleMore(String compression) {
    try (CountedStore counted = compacted(compression)) {
      assertWithin(Budget.TABLE_HIT_BYTES, bytesOfGet(counted, CountedStore.key(7)));
      assertWithin(Budget.TABLE_MISS_BYTES, bytesOfGet(counted, CountedStore.absentKey(7)));
    }
  }

  @Test
  void putAllocatesItsBatchAndItsPlaceInTheMemTable() {
    byte[][] keys =
        IntStream.range(0, OPERATIONS).mapToObj(CountedStore::key).toArray(byte[][]::new);
    byte[] value = new byte[CountedStore.VALUE_BYTES];
    try (CountedStore counted = CountedStore.open(directory, "none")) {
      assertWithin(
          Budget.PUT_BYTES,
          Allocations.bytesEach(OPERATIONS, index -> counted.store().put(keys[index], value)));
    }
  }

  @Test
  void scanAllocatesItsCursorAndLittleForAnEntry() {
    try (CountedStore counted = compacted("none")) {
      double one = bytesOfScan(counted, 1);
      double many = bytesOfScan(counted, 1 + SCANNED);
      assertWithin(Budget.SCAN_OPEN_BYTES, one);
      assertWithin(Budget.SCAN_NEXT_BYTES, (many - one) / SCANNED);
    }
  }

  @Test
  void scanOfCompressedBlocksAllocatesEachOfThemOnce() {
    try (CountedStore counted = compacted("lz4")) {
      double one = bytesOfScan(counted, 1);
      assertWithin(Budget.SCAN_COMPRESSED_BLOCK_BYTES, one - Budget.SCAN_OPEN_BYTES.most());
      long blocks = blocksOf(counted, 10, 1 + SCANNED);
      double entries = (double) Budget.SCAN_NEXT_BYTES.most() * SCANNED;
      assertWithin(
          Budget.SCAN_COMPRESSED_BLOCK_BYTES,
          (bytesOfScan(counted, 1 + SCANNED) - Budget.SCAN_OPEN_BYTES.most() - entries) / blocks);
    }
  }

  private static double bytesOfScan(CountedStore counted, int entries) {
    return Allocations.bytesEach(
        OPERATIONS / 10,
        index -> {
          if (counted.scan(10, entries) != entries) {
            throw new AssertionError("a scan ends too early");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4"})
  void readOfACompactedStoreAsksOneFilterAndTouchesOneBlock(String compression) {
    try (CountedStore counted = compacted(compression)) {
      for (int number = 0; number < CountedStore.ENTRIES; number += 97) {
        byte[] key = CountedStore.key(number);
        Seen seen = counted.counts().during(() -> assertThat(counted.store().get(key)).isPresent());
        assertThat(seen).isEqualTo(new Seen(1, 1, 1, Budget.HIT_BLOCKS.most()));
      }
    }
  }

  @Test
  void readOfSeveralRunsHashesOnceAndAsksEachFilterAtMostOnce() {
    try (CountedStore counted = ofRuns()) {
      long blocks = 0;
      int reads = 0;
      for (int number = 0; number < CountedStore.ENTRIES; number += 7) {
        byte[] key = CountedStore.key(number);
        Seen seen = counted.counts().during(() -> assertThat(counted.store().get(key)).isPresent());
        assertWithin(Budget.HIT_HASHES, (double) seen.hashes());
        assertThat(seen.probes()).isBetween(1L, Budget.HIT_PROBES_A_RUN.most() * RUNS);
        blocks += seen.blocks();
        reads++;
      }
      // One for the entry itself, and what passes the filters of the runs before it.
      double allowed = 1 + Budget.MISS_BLOCKS_OF_HUNDRED.most() / 100.0 * (RUNS - 1);
      assertThat((double) blocks / reads).isBetween(1.0, allowed);
    }
  }

  @Test
  void readOfWhatIsNotThereTouchesAlmostNoBlock() {
    try (CountedStore counted = ofRuns()) {
      Seen seen =
          counted
              .counts()
              .during(() -> {
                for (int number = 0; number < CountedStore.ENTRIES - 1; number++) {
                  assertThat(counted.store().get(CountedStore.absentKey(number))).isEmpty();
                }
              });
      assertThat(seen.probes()).as("filters are asked at all").isGreaterThan(CountedStore.ENTRIES);
      double ofHundred = 100.0 * seen.blocks() / seen.probes();
      assertWithin(Budget.MISS_BLOCKS_OF_HUNDRED, ofHundred);
    }
  }

  @Test
  void storeThatLacksItsFilterIsSeenToTouchBlocksInVain() {
    try (CountedStore counted = CountedStore.withoutFilter(directory).fill(0, 1)) {
      counted.store().compact();
      byte[] absent = CountedStore.absentKey(7);
      Seen seen = counted.counts().during(() -> assertThat(counted.store().get(absent)).isEmpty());
      assertThat(seen).isEqualTo(new Seen(0, 0, 1, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4"})
  void scanTouchesTheBlocksThatHoldItsEntries(String compression) {
    try (CountedStore counted = compacted(compression)) {
      long all = blocksOf(counted, 0, CountedStore.ENTRIES);
      double ofBlock = (double) CountedStore.ENTRIES / all;
      assertThat(ofBlock).as("entries of a block").isBetween(20.0, 1000.0);
      // Entries that lie next to one another are in as few blocks as their number asks for, and one
      // more.
      long holding = (long) Math.ceil(SCANNED / ofBlock) + 1;
      for (int first = 0; first < CountedStore.ENTRIES - SCANNED; first += 777) {
        assertWithin(
            Budget.SCAN_BLOCKS_BEYOND, blocksOf(counted, first, SCANNED) - (double) holding);
      }
    }
  }

  private static long blocksOf(CountedStore counted, int first, int entries) {
    return counted
        .counts()
        .during(() -> assertThat(counted.scan(first, entries)).isEqualTo(entries))
        .blocks();
  }
}
