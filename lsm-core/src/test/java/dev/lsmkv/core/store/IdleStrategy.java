package dev.lsmkv.core.store;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import java.util.List;

/** A strategy that compacts nothing and slows nobody, but for what a test gives it to do. */
class IdleStrategy implements CompactionStrategy, CompactionProvider {

  @Override
  public String id() {
    return "test.idle";
  }

  @Override
  public CompactionStrategy create(Settings settings) {
    return this;
  }

  @Override
  public CompactionPlan plan(Levels levels) {
    return new CompactionPlan.Idle();
  }

  @Override
  public double pressure(Levels levels) {
    return 0;
  }

  @Override
  public List<LevelLimit> limits(Levels levels) {
    return List.of(new LevelLimit(0, 1_000, Long.MAX_VALUE, Long.MAX_VALUE, 0.85));
  }
}
