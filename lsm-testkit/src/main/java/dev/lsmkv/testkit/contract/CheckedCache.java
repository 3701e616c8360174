package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A cache that keeps everything, and a copy of it to compare with. */
final class CheckedCache implements BlockCache {

  private final Map<Integer, byte[]> blocks = new ConcurrentHashMap<>();
  private final Map<Integer, byte[]> copies = new ConcurrentHashMap<>();

  @Override
  public byte @Nullable [] find(int block) {
    return blocks.get(block);
  }

  @Override
  public void keep(int block, byte[] bytes) {
    blocks.put(block, bytes);
    copies.put(block, bytes.clone());
  }

  int kept() {
    return blocks.size();
  }

  void assertUnchanged() {
    copies.forEach((block, copy) -> assertArrayEquals(copy, blocks.get(block), "block " + block));
  }
}
