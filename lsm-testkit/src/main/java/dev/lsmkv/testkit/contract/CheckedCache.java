package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** A cache that keeps everything it admits. */
final class CheckedCache implements BlockCache {

  private final IntPredicate admitted;
  private final Map<Integer, byte[]> blocks = new ConcurrentHashMap<>();

  /** Admits everything. */
  CheckedCache() {
    this(_ -> true);
  }

  CheckedCache(IntPredicate admitted) {
    this.admitted = admitted;
  }

  @Override
  public boolean admits(int block, int bytes) {
    return admitted.test(block);
  }

  @Override
  public boolean find(int block, Room room) {
    byte[] kept = blocks.get(block);
    if (kept == null) {
      return false;
    }
    System.arraycopy(kept, 0, room.ofLength(kept.length), 0, kept.length);
    return true;
  }

  @Override
  public void keep(int block, byte[] bytes, int length) {
    byte[] kept = Arrays.copyOf(bytes, length);
    byte[] before = blocks.put(block, kept);
    assertTrue(before == null || Arrays.equals(before, kept), () -> "two contents of " + block);
  }

  int kept() {
    return blocks.size();
  }
}
