package dev.lsmkv.core.cache;

import org.jspecify.annotations.Nullable;

/**
 * The order in which blocks are given up: a ring with a hand.
 *
 * <p>The hand passes blocks that were used since it last came by, and stops at the first that was
 * not. New blocks come in behind it and so stay for a whole turn, but without a second chance: a
 * block that is kept and never found again goes before one that is in use.
 *
 * <p>Thread: guarded by the lock of its shard.
 */
final class ClockRing {

  private @Nullable CachedBlock hand;
  private int size;

  int size() {
    return size;
  }

  void add(CachedBlock block) {
    CachedBlock at = hand;
    if (at == null) {
      hand = block;
    } else {
      block.previous = at.previous;
      block.next = at;
      at.previous.next = block;
      at.previous = block;
    }
    size++;
  }

  void remove(CachedBlock block) {
    size--;
    if (hand == block) {
      hand = size == 0 ? null : block.next;
    }
    block.previous.next = block.next;
    block.next.previous = block.previous;
    block.previous = block;
    block.next = block;
  }

  /**
   * The block to give up next; it stays in the ring. A turn at most: then the hand stops, even at a
   * block that was used again meanwhile.
   */
  CachedBlock victim() {
    CachedBlock at = hand();
    for (int passed = 0; passed < size && at.untouch(); passed++) {
      at = at.next;
    }
    hand = at;
    return at;
  }

  /** The block at the hand. Requires: the ring is not empty. */
  CachedBlock hand() {
    if (hand == null) {
      throw new IllegalStateException("an empty ring");
    }
    return hand;
  }
}
