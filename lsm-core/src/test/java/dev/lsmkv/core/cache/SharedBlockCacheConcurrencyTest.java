package dev.lsmkv.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.table.BlockCache;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Blocks say in their bytes which they are, so that every reader can tell whether it was given the
 * right one.
 */
class SharedBlockCacheConcurrencyTest {

  private static final int THREADS = 4;
  private static final int TABLES = 8;
  private static final int BLOCKS = 100;

  private final long seed = new SplittableRandom().nextLong();
  private SharedBlockCache cache = new SharedBlockCache(0);
  private int blockBytes;

  /** Many short blocks, of which few are being copied, and long ones, of which many are. */
  @ParameterizedTest
  @CsvSource({"60000, 2, 7500, 400, 150000", "1048576, 1, 32768, 32768, 20000"})
  void blockThatIsFoundIsAlwaysTheRightOneAndTheBoundHolds(
      long capacity, int shards, int slabBytes, int longest, int steps) throws Exception {
    System.out.println("seed " + seed);
    cache = new SharedBlockCache(capacity, shards);
    blockBytes = longest;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Long>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(threads.submit(worker(seed + i, steps)));
      }
      long found = 0;
      for (Future<Long> result : results) {
        found += result.get();
      }
      assertThat(found).isPositive().isEqualTo(cache.hits());
    }
    assertThat(cache.hits() + cache.misses()).isEqualTo((long) THREADS * steps);
    for (int table = 0; table < TABLES; table++) {
      BlockCache dropped = cache.forTable(table);
      cache.drop(table);
      for (int block = 0; block < BLOCKS; block++) {
        assertThat(findRight(dropped, table, block)).as("seed %d", seed).isFalse();
      }
    }
    assertThat(cache.bytes() % slabBytes).as("of blocks, seed %d", seed).isZero();
  }

  private Callable<Long> worker(long workerSeed, int steps) {
    return () -> {
      SplittableRandom random = new SplittableRandom(workerSeed);
      long found = 0;
      for (int i = 0; i < steps; i++) {
        found += step(random) ? 1 : 0;
      }
      return found;
    };
  }

  private boolean step(SplittableRandom random) {
    int number = random.nextInt(TABLES);
    int block = random.nextInt(1 + random.nextInt(BLOCKS));
    BlockCache table = cache.forTable(number);
    boolean found = findRight(table, number, block);
    if (!found) {
      byte[] bytes =
          block(number, block, Long.BYTES * (1 + random.nextInt(blockBytes / Long.BYTES)));
      table.keep(block, bytes, bytes.length);
    }
    if (random.nextInt(2_000) == 0) {
      cache.drop(number);
    }
    long held = cache.bytes();
    if (held < 0 || held > cache.capacityBytes()) {
      throw new AssertionError("seed " + seed + ": " + held + " bytes of " + cache.capacityBytes());
    }
    return found;
  }

  /** A block of which a part was overwritten while it was copied would not be of one name. */
  private boolean findRight(BlockCache table, int number, int block) {
    byte[] room = new byte[blockBytes];
    int[] length = new int[1];
    boolean found =
        table.find(
            block,
            asked -> {
              length[0] = asked;
              return room;
            });
    ByteBuffer bytes = ByteBuffer.wrap(room, 0, length[0]);
    while (found && bytes.hasRemaining()) {
      if (bytes.getLong() != name(number, block)) {
        throw new AssertionError("seed " + seed + ": another block for " + number + ", " + block);
      }
    }
    return found;
  }

  private static byte[] block(int table, int block, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      bytes.putLong(name(table, block));
    }
    return bytes.array();
  }

  private static long name(int table, int block) {
    return (long) table << Integer.SIZE | block;
  }
}
