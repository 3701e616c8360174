package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A cache that keeps everything it admits, and a copy of it to compare with. */
final class CheckedCache implements BlockCache {

  private final IntPredicate admitted;

  private final Map<Integer, byte[]> blocks = new ConcurrentHashMap<>();
  private final Map<Integer, byte[]> copies = new ConcurrentHashMap<>();

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
