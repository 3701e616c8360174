package dev.lsmkv.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedBlockCacheTest {

  private static final int BLOCK_BYTES = 1_000;

  /** A shard whose slabs hold ten blocks each; of its 32 there is room for 29. */
  private static final long OF_SLABS = 32L * 10 * BLOCK_BYTES;

  private static byte @Nullable [] find(BlockCache table, int block) {
    byte[][] room = new byte[1][];
    boolean found =
        table.find(
            block,
            length -> {
              room[0] = new byte[length];
              return room[0];
            });
    return found ? room[0] : null;
  }

  private static boolean isKept(BlockCache table, int block) {
    return find(table, block) != null;
  }

  private static void keep(BlockCache table, int block, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) block);
    table.keep(block, bytes, length);
  }

  @Test
  void keptBlockIsFoundUnderItsTableAndNumberOnly() {
    SharedBlockCache cache = new SharedBlockCache(1 << 20);
    byte[] block = {1, 2, 3, 4};
    cache.forTable(5).keep(7, block, 3);
    block[0] = 9; // the cache has a copy

    assertThat(find(cache.forTable(5), 7)).containsExactly(1, 2, 3);
    assertThat(find(cache.forTable(7), 5)).isNull();
    assertThat(find(cache.forTable(5), 8)).isNull();
    assertThat(find(cache.forTable(6), 7)).isNull();
    assertThat(cache.hits()).isEqualTo(1);
    assertThat(cache.misses()).isEqualTo(3);
    assertThat(cache.bytes()).isBetween(3L, 1L << 20);
  }

  @Test
  void firstOfTwoCopiesStays() {
    SharedBlockCache cache = new SharedBlockCache(1 << 20);
    cache.forTable(1).keep(1, new byte[] {1}, 1);
    cache.forTable(1).keep(1, new byte[] {2}, 1);

    assertThat(find(cache.forTable(1), 1)).containsExactly(1);
  }

  @Test
  void capacityOfZeroKeepsNothing() {
    SharedBlockCache cache = new SharedBlockCache(0);
    keep(cache.forTable(1), 1, 0);
    keep(cache.forTable(1), 2, BLOCK_BYTES);

    assertThat(isKept(cache.forTable(1), 1)).isFalse();
    assertThat(isKept(cache.forTable(1), 2)).isFalse();
    assertThat(cache.bytes()).isZero();
    assertThat(cache.misses()).isEqualTo(2);
  }

  @Test
  void negativeCapacityIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SharedBlockCache(-1));
  }

  @Test
  void blockAboveAThirtySecondOfAShardIsNeitherAdmittedNorKept() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    BlockCache table = cache.forTable(1);
    int longest = 10 * BLOCK_BYTES;
    keep(table, 1, longest);
    keep(table, 2, longest + 1);

    assertThat(isKept(table, 1)).isTrue();
    assertThat(isKept(table, 2)).isFalse();
    assertThat(table.admits(3, longest)).isTrue();
    assertThat(table.admits(3, longest + 1)).isFalse();
    assertThat(new SharedBlockCache(0).forTable(1).admits(1, 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 150, 10_000, 300_000, 64 << 20})
  void boundHoldsUnderRandomLoad(long capacity) {
    long seed = new SplittableRandom().nextLong();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    SharedBlockCache cache = new SharedBlockCache(capacity);
    Map<Long, byte[]> kept = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      int table = random.nextInt(20);
      int block = random.nextInt(200);
      long place = table * 1_000L + block;
      byte[] found = find(cache.forTable(table), block);
      if (found != null) {
        assertThat(found).as("seed %d, step %d", seed, i).isEqualTo(kept.get(place));
      } else {
        byte[] bytes =
            new byte[random.nextInt(10) == 0 ? random.nextInt(60_000) : random.nextInt(4_000)];
        random.nextBytes(bytes);
        kept.put(place, bytes);
        cache.forTable(table).keep(block, bytes, bytes.length);
      }
      if (random.nextInt(500) == 0) {
        cache.drop(table);
      }
      assertThat(cache.bytes()).as("seed %d, step %d", seed, i).isBetween(0L, capacity);
    }
    assertThat(cache.hits() + cache.misses()).as("seed %d", seed).isEqualTo(20_000);
    if (capacity >= 300_000) {
      assertThat(cache.hits()).as("seed %d", seed).isPositive();
    }
  }

  /** Of blocks that are gone nothing is left but slabs, which are filled again. */
  @Test
  void nothingIsCountedForBlocksThatAreGone() {
    long seed = new SplittableRandom().nextLong();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 2_000; i++) {
        BlockCache table = cache.forTable(random.nextInt(5));
        int block = random.nextInt(400);
        if (!isKept(table, block)) {
          keep(table, block, random.nextInt(2 * BLOCK_BYTES));
        }
      }
      for (int table = 0; table < 5; table++) {
        cache.drop(table);
      }
      assertThat(cache.bytes() % (10 * BLOCK_BYTES)).as("seed %d", seed).isZero();
      assertThat(cache.bytes()).as("seed %d", seed).isPositive();
    }
  }

  @Test
  void aFloodOfBlocksOfNoLengthKeepsToTheBound() {
    SharedBlockCache cache = new SharedBlockCache(60_000, 1);
    BlockCache table = cache.forTable(1);
    for (int block = 0; block < 100_000; block++) {
      keep(table, block, block % 3);
      assertThat(cache.bytes()).isBetween(1L, 60_000L);
      assertThat(isKept(table, block)).as("block %d", block).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, BLOCK_BYTES, 4_000, 100_000})
  void spaceIsUsed(int length) {
    long capacity = 64 << 20;
    SharedBlockCache cache = new SharedBlockCache(capacity, 1);
    BlockCache table = cache.forTable(3);
    int blocks = (int) (3 * capacity / length);
    for (int block = 0; block < blocks; block++) {
      table.keep(block, new byte[length], length);
    }
    long found = IntStream.range(0, blocks).filter(block -> isKept(table, block)).count();
    long cost = length + (long) CachedBlock.OVERHEAD_BYTES;

    assertThat(found * cost).isBetween(capacity * 85 / 100, capacity);
  }

  @Test
  void everyBlockIsAdmittedWhileThereIsRoomAndOneInFourWhenThereIsNone() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    BlockCache table = cache.forTable(1);
    for (int block = 0; block < 260; block++) {
      assertThat(table.admits(block, BLOCK_BYTES)).isTrue();
      keep(table, block, BLOCK_BYTES);
    }
    for (int block = 260; block < 400; block++) {
      keep(table, block, BLOCK_BYTES);
    }
    long admitted =
        IntStream.range(0, 40_000).filter(block -> table.admits(block, BLOCK_BYTES)).count();
    assertThat(admitted).isBetween(9_000L, 11_000L); // eleven standard deviations on either side

    cache.drop(1);
    assertThat(table.admits(1, BLOCK_BYTES)).as("of a table that is gone").isFalse();
    BlockCache other = cache.forTable(2);
    for (int block = 0; block < 250; block++) {
      assertThat(other.admits(block, BLOCK_BYTES)).as("there is room again").isTrue();
      keep(other, block, BLOCK_BYTES);
    }
  }

  @Test
  void blocksInUseOutlastALongRunOfBlocksKeptOnce() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    BlockCache hot = cache.forTable(1);
    BlockCache once = cache.forTable(2);
    for (int block = 0; block < 50; block++) {
      keep(hot, block, BLOCK_BYTES);
    }
    for (int block = 0; block < 20_000; block++) {
      keep(once, block, BLOCK_BYTES);
      assertThat(isKept(hot, block % 50)).as("hot block after %d others", block).isTrue();
    }
  }

  @Test
  void blockNoLongerUsedGoesAfterItsSecondChance() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    BlockCache table = cache.forTable(1);
    for (int block = 0; block < 100; block++) {
      keep(table, block, BLOCK_BYTES);
    }
    assertThat(isKept(table, 0)).isTrue();
    for (int block = 100; block < 330; block++) {
      keep(table, block, BLOCK_BYTES);
    }
    assertThat(isKept(table, 1)).as("never used, and its slab was emptied").isFalse();
    assertThat(isKept(table, 0)).as("it has moved").isTrue();
    for (int block = 330; block < 1_500; block++) {
      keep(table, block, BLOCK_BYTES);
    }
    assertThat(isKept(table, 0)).as("used twice, long ago").isFalse();
  }

  @Test
  void whereAllBlocksAreInUseSomeOfThemMakeRoom() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    BlockCache table = cache.forTable(1);
    for (int block = 0; block < 2_000; block++) {
      keep(table, block, BLOCK_BYTES);
      for (int each = 0; each <= block; each++) {
        find(table, each);
      }
      assertThat(isKept(table, block)).isTrue();
    }
    long kept = IntStream.range(0, 2_000).filter(block -> isKept(table, block)).count();

    assertThat(kept).isBetween(250L, 290L);
  }

  @Test
  void droppedTableIsForgottenAndTheOthersAreNot() {
    for (int kept : new int[] {5, 15, 100, 270, 283, 287, 1_000}) { // some while a slab is emptied
      SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
      BlockCache dropped = cache.forTable(4);
      BlockCache other = cache.forTable(3);
      for (int block = 0; block < kept; block++) {
        keep(block % 2 == 0 ? dropped : other, block, BLOCK_BYTES);
      }
      long before = IntStream.range(0, kept).filter(block -> isKept(other, block)).count();
      cache.drop(4);
      cache.drop(11);

      assertThat(IntStream.range(0, kept).filter(block -> isKept(dropped, block))).isEmpty();
      assertThat(IntStream.range(0, kept).filter(block -> isKept(other, block)))
          .hasSize((int) before);
      assertThat(before).isGreaterThan(0);
    }
  }

  /** What is left of slabs whose tables are mostly gone goes on, used or not. */
  @Test
  void blocksThatAreLeftBetweenThoseOfDroppedTablesOutlastManyNewOnes() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    BlockCache dropped = cache.forTable(1);
    BlockCache left = cache.forTable(2);
    for (int block = 0; block < 270; block++) {
      keep(block % 10 == 0 ? left : dropped, block, BLOCK_BYTES);
    }
    cache.drop(1);
    BlockCache fresh = cache.forTable(3);
    for (int block = 0; block < 180; block++) {
      keep(fresh, block, BLOCK_BYTES);
    }
    for (int block = 0; block < 270; block += 10) {
      assertThat(isKept(left, block)).as("block %d", block).isTrue();
    }
  }

  @Test
  void spaceOfADroppedTableIsUsedAgain() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    for (int table = 0; table < 50; table++) {
      for (int block = 0; block < 200; block++) {
        keep(cache.forTable(table), block, BLOCK_BYTES);
      }
      for (int block = 0; block < 200; block++) {
        assertThat(isKept(cache.forTable(table), block)).isTrue();
      }
      cache.drop(table);
    }
  }

  @Test
  void readerOfADroppedTableCannotBringItBack() {
    SharedBlockCache cache = new SharedBlockCache(1 << 20);
    BlockCache stale = cache.forTable(1);
    keep(stale, 1, BLOCK_BYTES);
    cache.drop(1);
    keep(stale, 1, BLOCK_BYTES);

    assertThat(isKept(stale, 1)).isFalse();
  }

  /** Whoever copies a block while it is given up and overwritten is told that it is not there. */
  @Test
  void aBlockThatIsOverwrittenWhileItIsCopiedIsNotFound() {
    SharedBlockCache cache = new SharedBlockCache(OF_SLABS, 1);
    BlockCache table = cache.forTable(1);
    keep(table, 0, BLOCK_BYTES);
    boolean found =
        table.find(
            0,
            length -> {
              for (int block = 1; block < 400; block++) {
                keep(table, block, BLOCK_BYTES);
              }
              return new byte[length];
            });

    assertThat(found).isFalse();
    assertThat(cache.hits()).isZero();
  }
}
