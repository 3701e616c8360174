package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.testkit.contract.MemTableContract;
import java.util.SplittableRandom;

/** The memtable does what every memtable must. */
final class SkipListContractTest implements MemTableContract {

  private final MemTableFactory factory = new SkipListMemTableFactory(new SplittableRandom(5));

  @Override
  public MemTableFactory factory() {
    return factory;
  }
}
