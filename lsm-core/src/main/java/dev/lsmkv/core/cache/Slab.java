package dev.lsmkv.core.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the cache's memory with the blocks that lie in it, in the order in which they came.
 *
 * <p>Thread: guarded by the lock of its shard, but for the bytes, which readers copy at any time.
 */
final class Slab {

  final byte[] bytes;
  private final List<@Nullable CachedBlock> blocks = new ArrayList<>(); // null once taken out
  private int used;
  private int left; // of what is used, the bytes of blocks that were not taken out
  private int drained; // how many blocks were taken out, from the first on

  Slab(int length) {
    this.bytes = new byte[length];
  }

  /** Whether a block of so many bytes fits behind the others. */
  boolean hasRoom(int length) {
    return length <= bytes.length - used;
  }

  /** Where the next block begins. */
  int end() {
    return used;
  }

  /** Adds a block, whose bytes lie at the {@link #end}. If that fails, nothing has changed. */
  void add(CachedBlock block) {
    blocks.add(block);
    used += block.length();
    left += block.length();
  }

  /** The bytes of the blocks that were not taken out. */
  int bytesOfBlocks() {
    return left;
  }

  /** Whether half of what is used is of blocks that were taken out. */
  boolean isSparse() {
    return left <= used / 2;
  }

  /** Forgets blocks, whose bytes stay unused until the slab begins anew. Takes no memory. */
  void forget(Predicate<CachedBlock> which) {
    int kept = drained;
    for (int i = drained; i < blocks.size(); i++) {
      CachedBlock block = Objects.requireNonNull(blocks.get(i));
      if (which.test(block)) {
        left -= block.length();
      } else {
        blocks.set(kept, block);
        kept++;
      }
    }
    while (blocks.size() > kept) {
      blocks.removeLast();
    }
  }

  boolean isDrained() {
    return drained == blocks.size();
  }

  /** Takes the first block out. Requires: there is one. */
  CachedBlock drain() {
    CachedBlock block = Objects.requireNonNull(blocks.set(drained, null));
    drained++;
    left -= block.length();
    return block;
  }

  /** Begins anew. Requires: it is drained. */
  void clear() {
    blocks.clear();
    used = 0;
    left = 0;
    drained = 0;
  }
}
