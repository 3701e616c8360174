package dev.lsmkv.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.environment.StackClimb;
import dev.lsmkv.spi.table.BlockCache;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stack of a reader ends while the cache makes room for its block. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CacheStackTest {

  private static final int ROUNDS = 100;
  private static final int BLOCK_BYTES = 500;
  private static final long CACHE_BYTES = 64 << 10;
  private static final int BLOCKS = 2000; // ten times as many as fit

  private final SharedBlockCache cache = new SharedBlockCache(CACHE_BYTES);
  private final BlockCache table = cache.forTable(1);
  private int next;

  @Test
  void noBlockIsFoundInThePlaceOfAnother() throws InterruptedException {
    int overflows = 0;
    for (int round = 0; round < ROUNDS; round++) {
      overflows += StackClimb.run(() -> keep(next++ % BLOCKS));
      for (int block = 0; block < BLOCKS; block++) {
        assertWhole(block);
      }
    }
    assertThat(overflows).isGreaterThan(100);
    assertThat(cache.bytes()).isBetween(CACHE_BYTES / 2, CACHE_BYTES);
  }

  private void keep(int block) {
    byte[] bytes = new byte[BLOCK_BYTES];
    for (int at = 0; at + 4 <= BLOCK_BYTES; at += 4) {
      ByteBuffer.wrap(bytes).putInt(at, block);
    }
    table.keep(block, bytes, BLOCK_BYTES);
  }

  private void assertWhole(int block) {
    ByteBuffer found = ByteBuffer.allocate(BLOCK_BYTES);
    if (table.find(block, length -> found.array())) {
      while (found.hasRemaining()) {
        assertThat(found.getInt()).isEqualTo(block);
      }
    }
  }
}
