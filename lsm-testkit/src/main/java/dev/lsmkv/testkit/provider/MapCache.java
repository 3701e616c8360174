package dev.lsmkv.testkit.provider;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * A cache of one table, in a map: it keeps all that it admits, for good, and shows what that is. A
 * block that is kept again has to be the same.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class MapCache implements BlockCache {

  private final IntPredicate admitted;
  private final Map<Integer, byte[]> blocks = new ConcurrentHashMap<>();

  /** A cache that admits everything. */
  public MapCache() {
    this(_ -> true);
  }

  /**
   * A cache that admits some blocks.
   *
   * @param admitted whether it does, by the number of a block
   */
  public MapCache(IntPredicate admitted) {
    this.admitted = admitted;
  }

  /** {@return what is kept, by the numbers of blocks; a view} */
  public Map<Integer, byte[]> blocks() {
    return Collections.unmodifiableMap(blocks);
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
    if (before != null && !Arrays.equals(before, kept)) {
      throw new AssertionError("two contents of block " + block);
    }
  }
}
