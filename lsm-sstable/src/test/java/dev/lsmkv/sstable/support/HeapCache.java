package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A cache without a limit that shows what is in it. */
public final class HeapCache implements BlockCache {

  public final Map<Integer, byte[]> blocks = new ConcurrentHashMap<>();
  public volatile boolean isFull;

  @Override
  public boolean admits(int block, int bytes) {
    return !isFull;
  }

  @Override
  public byte @Nullable [] find(int block) {
    return blocks.get(block);
  }

  @Override
  public void keep(int block, byte[] bytes) {
    blocks.put(block, bytes);
  }
}
