package dev.lsmkv.testkit.compaction;

import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.TableState;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * Writes a {@link SimStore} at random while a strategy compacts it.
 *
 * <p>Thread: confined.
 */
public final class SimLoad {

  private static final int KEYS = 1500;
  private static final int JOBS_MAX = 3;
  private static final int STEPS_OF_A_SHAPE = 100;

  private final SimStore store;
  private final Random random;

  /** Whether tables are damaged meanwhile. */
  public enum Damage {
    /** They are not. */
    NONE,
    /** Now and then one is. */
    SOME
  }

  /**
   * A load.
   *
   * @param store is written
   * @param random decides what and when
   */
  public SimLoad(SimStore store, Random random) {
    this.store = store;
    this.random = random;
  }

  /**
   * Flushes, begins and ends compactions in any order, up to three at a time; in the end none is
   * under way, and every key is read.
   *
   * @param strategy plans them
   * @param steps how often something happens
   * @param damage what else happens
   */
  public void run(CompactionStrategy strategy, int steps, Damage damage) {
    Shape shape = Shape.UNIFORM;
    for (int step = 0; step < steps; step++) {
      if (step % STEPS_OF_A_SHAPE == 0) {
        shape = Shape.values()[random.nextInt(Shape.values().length)];
      }
      int dice = random.nextInt(10);
      if (dice < 3) {
        store.flush(shape.memTable(store, random, step));
      } else if (dice < 7 && store.jobs() < JOBS_MAX) {
        store.begin(strategy.plan(store.levels()));
      } else if (store.jobs() > 0) {
        store.end(random.nextInt(store.jobs()));
      } else if (damage == Damage.SOME && random.nextInt(10) == 0) {
        damage();
      }
    }
    while (store.jobs() > 0) {
      store.end(0);
    }
    store.checkReads();
  }

  /** Damages a table. */
  private void damage() {
    List<SimTable> tables = store.tables();
    if (!tables.isEmpty()) {
      store.mark(tables.get(random.nextInt(tables.size())).number(), TableState.DAMAGED);
    }
  }

  /** What a memtable holds. */
  private enum Shape {
    UNIFORM,
    CLUSTERED,
    ASCENDING,
    NARROW_AND_WIDE;

    NavigableMap<Integer, Long> memTable(SimStore store, Random random, int step) {
      NavigableMap<Integer, Long> memTable = new TreeMap<>();
      int count = 1 + random.nextInt(40);
      int start = random.nextInt(KEYS);
      for (int i = 0; i < count; i++) {
        int key =
            switch (this) {
              case UNIFORM -> random.nextInt(KEYS);
              case CLUSTERED -> start + random.nextInt(50);
              case ASCENDING -> step * 40 + i;
              case NARROW_AND_WIDE ->
                  step % 5 == 0 ? random.nextInt(KEYS) : start + random.nextInt(20);
            };
        long version = store.nextVersion();
        memTable.put(key, random.nextInt(4) == 0 ? -version : version);
      }
      return memTable;
    }
  }
}
