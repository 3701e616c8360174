package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A cache without a limit that shows what is in it. */
public final class HeapCache implements BlockCache {

  public final Map<Integer, byte[]> blocks = new ConcurrentHashMap<>();
  public volatile boolean isFull;

  @Override
  public boolean admits(int block, int bytes) {
    return !isFull;
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
    blocks.put(block, Arrays.copyOf(bytes, length));
  }
}
