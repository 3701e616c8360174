package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import java.util.SplittableRandom;

/**
 * Makes skip lists, each with its own stream of random heights.
 *
 * <p>Thread: safe; the seeds are guarded by this object.
 */
final class SkipListMemTableFactory implements MemTableFactory {

  private final SplittableRandom seeds;

  SkipListMemTableFactory(SplittableRandom seeds) {
    this.seeds = seeds;
  }

  @Override
  public MemTable create(long bytesExpected) {
    return new SkipListMemTable(bytesExpected, nextHeights());
  }

  private synchronized SplittableRandom nextHeights() {
    return seeds.split();
  }
}
