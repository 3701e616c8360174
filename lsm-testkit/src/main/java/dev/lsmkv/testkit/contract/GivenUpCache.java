package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache that gives up whatever it has while that is copied: a reader gets other bytes, and is
 * told that it has nothing.
 */
final class GivenUpCache implements BlockCache {

  private static final byte OTHER = 0x5a;

  private final Map<Integer, Integer> lengths = new ConcurrentHashMap<>();

  @Override
  public boolean find(int block, Room room) {
    Integer length = lengths.get(block);
    if (length != null) {
      Arrays.fill(room.ofLength(length), OTHER);
    }
    return false;
  }

  @Override
  public void keep(int block, byte[] bytes, int length) {
    lengths.put(block, length);
  }
}
