package dev.lsmkv.sstable.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A set of block numbers that only grows. Thread: safe for use from many threads, without locks; a
 * number may be missed for a moment after it was added.
 */
final class BlockSet {

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] words;

  BlockSet(int blocks) {
    words = new long[(blocks >>> 6) + 1];
  }

  boolean contains(int block) {
    long word = (long) WORD.getOpaque(words, block >>> 6);
    return (word >>> block & 1) != 0;
  }

  void add(int block) {
    WORD.getAndBitwiseOr(words, block >>> 6, 1L << block);
  }
}
