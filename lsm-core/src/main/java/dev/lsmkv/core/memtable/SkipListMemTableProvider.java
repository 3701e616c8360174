package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** A memtable of the engine: a skip list over arrays of primitives. It has no settings. */
public final class SkipListMemTableProvider implements MemTableProvider {

  /** The id of this memtable, {@value}. */
  public static final String ID = "skiplist";

  /** For {@link java.util.ServiceLoader}. */
  public SkipListMemTableProvider() {}

  @Override
  public String id() {
    return ID;
  }

  /**
   * Makes the factory. Node heights come from a secret seed: whoever chooses the keys cannot choose
   * them so that the list degenerates.
   */
  @Override
  public MemTableFactory create(Settings settings) {
    return new SkipListMemTableFactory(new SplittableRandom(new SecureRandom().nextLong()));
  }
}
