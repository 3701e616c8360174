package dev.lsmkv.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.table.BlockCache;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedBlockCacheTest {

  private static final int BLOCK_BYTES = 1_000;

  /** The bytes of one block of {@link #BLOCK_BYTES} in the cache. */
  private static final int COST = BLOCK_BYTES + CachedBlock.OVERHEAD_BYTES;

  @Test
  void keptBlockIsFoundUnderItsTableAndNumberOnly() {
    SharedBlockCache cache = new SharedBlockCache(1 << 20);
    byte[] block = new byte[BLOCK_BYTES];
    cache.forTable(5).keep(7, block);

    assertThat(cache.forTable(5).find(7)).isSameAs(block);
    assertThat(cache.forTable(7).find(5)).isNull();
    assertThat(cache.forTable(5).find(8)).isNull();
    assertThat(cache.forTable(6).find(7)).isNull();
    assertThat(cache.hits()).isEqualTo(1);
    assertThat(cache.misses()).isEqualTo(3);
    assertThat(cache.bytes()).isEqualTo(COST);
  }

  @Test
  void firstOfTwoCopiesStays() {
    SharedBlockCache cache = new SharedBlockCache(1 << 20);
    byte[] first = new byte[BLOCK_BYTES];
    cache.forTable(1).keep(1, first);
    cache.forTable(1).keep(1, new byte[BLOCK_BYTES]);

    assertThat(cache.forTable(1).find(1)).isSameAs(first);
    assertThat(cache.bytes()).isEqualTo(COST);
  }

  @Test
  void capacityOfZeroKeepsNothing() {
    SharedBlockCache cache = new SharedBlockCache(0);
    cache.forTable(1).keep(1, new byte[0]);
    cache.forTable(1).keep(2, new byte[BLOCK_BYTES]);

    assertThat(cache.forTable(1).find(1)).isNull();
    assertThat(cache.forTable(1).find(2)).isNull();
    assertThat(cache.bytes()).isZero();
    assertThat(cache.misses()).isEqualTo(2);
  }

  @Test
  void negativeCapacityIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SharedBlockCache(-1));
  }

  @Test
  void blockAboveAnEighthOfAShardIsNotKept() {
    int eighth = 100_000;
    SharedBlockCache cache = new SharedBlockCache(8L * eighth, 1);
    cache.forTable(1).keep(1, new byte[eighth - CachedBlock.OVERHEAD_BYTES]);
    cache.forTable(1).keep(2, new byte[eighth - CachedBlock.OVERHEAD_BYTES + 1]);

    assertThat(cache.forTable(1).find(1)).isNotNull();
    assertThat(cache.forTable(1).find(2)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10_000, 300_000, 64 << 20})
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
      byte[] found = cache.forTable(table).find(block);
      if (found != null) {
        assertThat(found).as("seed %d, step %d", seed, i).isSameAs(kept.get(place));
      } else {
        kept.put(
            place,
            new byte[random.nextInt(10) == 0 ? random.nextInt(60_000) : random.nextInt(4_000)]);
        cache.forTable(table).keep(block, kept.get(place));
      }
      if (random.nextInt(500) == 0) {
        cache.drop(table);
      }
      assertThat(cache.bytes()).as("seed %d, step %d", seed, i).isBetween(0L, capacity);
    }
    assertThat(cache.hits() + cache.misses()).as("seed %d", seed).isEqualTo(20_000);
    for (int table = 0; table < 20; table++) {
      cache.drop(table);
    }
    assertThat(cache.bytes()).as("seed %d", seed).isZero();
  }

  @Test
  void spaceIsUsed() {
    SharedBlockCache cache = new SharedBlockCache(64 << 20);
    for (int block = 0; block < 100_000; block++) {
      cache.forTable(3).keep(block, new byte[BLOCK_BYTES]);
    }

    assertThat(cache.bytes()).isBetween((64 << 20) * 98L / 100, 64L << 20);
  }

  @Test
  void everyBlockIsAdmittedWhileThereIsRoomAndOneInFourWhenThereIsNone() {
    SharedBlockCache cache = new SharedBlockCache(100L * COST, 1);
    BlockCache table = cache.forTable(1);
    for (int block = 0; block < 80; block++) {
      assertThat(table.admits(block, BLOCK_BYTES)).isTrue();
      table.keep(block, new byte[BLOCK_BYTES]);
    }
    for (int block = 80; block < 100; block++) {
      table.keep(block, new byte[BLOCK_BYTES]);
    }
    long admitted =
        IntStream.range(0, 40_000).filter(block -> table.admits(block, BLOCK_BYTES)).count();
    assertThat(admitted).isBetween(9_000L, 11_000L); // eleven standard deviations on either side

    cache.drop(1);
    assertThat(table.admits(1, BLOCK_BYTES)).as("of a table that is gone").isFalse();
    assertThat(cache.forTable(2).admits(1, BLOCK_BYTES)).as("there is room again").isTrue();
  }

  @Test
  void whatWouldNotBeKeptIsNotAdmitted() {
    int eighth = 100_000;
    BlockCache table = new SharedBlockCache(8L * eighth, 1).forTable(1);
    assertThat(table.admits(1, eighth - CachedBlock.OVERHEAD_BYTES)).isTrue();
    assertThat(table.admits(1, eighth - CachedBlock.OVERHEAD_BYTES + 1)).isFalse();
    assertThat(new SharedBlockCache(0).forTable(1).admits(1, 1)).isFalse();
  }

  @Test
  void blocksInUseOutlastALongRunOfBlocksKeptOnce() {
    SharedBlockCache cache = new SharedBlockCache(200L * COST, 1);
    BlockCache hot = cache.forTable(1);
    BlockCache once = cache.forTable(2);
    for (int block = 0; block < 50; block++) {
      hot.keep(block, new byte[BLOCK_BYTES]);
    }
    for (int block = 0; block < 20_000; block++) {
      once.keep(block, new byte[BLOCK_BYTES]);
      assertThat(hot.find(block % 50)).as("hot block after %d others", block).isNotNull();
    }
  }

  @Test
  void blockNoLongerUsedGoesAfterItsSecondChance() {
    SharedBlockCache cache = new SharedBlockCache(100L * COST, 1);
    BlockCache table = cache.forTable(1);
    for (int block = 0; block < 100; block++) {
      table.keep(block, new byte[BLOCK_BYTES]);
    }
    assertThat(table.find(0)).isNotNull();
    for (int block = 100; block < 150; block++) {
      table.keep(block, new byte[BLOCK_BYTES]);
    }
    assertThat(cache.forTable(1).find(1)).as("never used, and the hand came by").isNull();
    for (int block = 150; block < 199; block++) {
      table.keep(block, new byte[BLOCK_BYTES]);
    }
    assertThat(isKept(cache, 150)).isTrue();
    for (int block = 199; block < 400; block++) {
      table.keep(block, new byte[BLOCK_BYTES]);
    }

    assertThat(table.find(0)).as("used once, long ago").isNull();
  }

  @Test
  void whereAllBlocksAreInUseTheHandStopsAfterATurn() {
    SharedBlockCache cache = new SharedBlockCache(100L * COST, 1);
    BlockCache table = cache.forTable(1);
    for (int block = 0; block < 100; block++) {
      table.keep(block, new byte[BLOCK_BYTES]);
      assertThat(table.find(block)).isNotNull();
    }
    table.keep(100, new byte[BLOCK_BYTES]);

    assertThat(table.find(0)).isNull();
    assertThat(table.find(1)).isNotNull();
    assertThat(table.find(100)).isNotNull();
    assertThat(cache.bytes()).isEqualTo(100L * COST);
  }

  @Test
  void droppedTableIsForgottenAndTheOthersAreNot() {
    SharedBlockCache cache = new SharedBlockCache(16 << 20);
    for (int table = 0; table < 10; table++) {
      for (int block = 0; block < 300; block++) {
        cache.forTable(table).keep(block, new byte[table]);
      }
    }
    cache.drop(4);
    cache.drop(11);

    for (int block = 0; block < 300; block++) {
      assertThat(cache.forTable(3).find(block)).hasSize(3);
      assertThat(cache.forTable(4).find(block)).isNull();
    }
    assertThat(cache.bytes()).isEqualTo(300L * (9 * CachedBlock.OVERHEAD_BYTES + 45 - 4));
  }

  @Test
  void readerOfADroppedTableCannotBringItBack() {
    SharedBlockCache cache = new SharedBlockCache(1 << 20);
    BlockCache stale = cache.forTable(1);
    stale.keep(1, new byte[BLOCK_BYTES]);
    cache.drop(1);
    stale.keep(1, new byte[BLOCK_BYTES]);

    assertThat(stale.find(1)).isNull();
    assertThat(cache.bytes()).isZero();
  }

  private static boolean isKept(SharedBlockCache cache, int block) {
    return cache.forTable(1).find(block) != null;
  }
}
