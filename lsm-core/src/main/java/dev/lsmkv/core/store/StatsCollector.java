package dev.lsmkv.core.store;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.core.background.CompactionCounters;
import dev.lsmkv.core.background.Compactor;
import dev.lsmkv.core.background.Flusher;
import dev.lsmkv.core.commit.GroupCommitter;
import dev.lsmkv.core.commit.Throttle;
import dev.lsmkv.core.commit.Visibility;
import dev.lsmkv.core.commit.WriteLog;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import java.time.Duration;

/** Puts the figures of a store that writes together. Thread: confined. */
final class StatsCollector {

  private final Sources sources;
  private final CompactionStrategy strategy;

  StatsCollector(Sources sources, CompactionStrategy strategy) {
    this.sources = sources;
    this.strategy = strategy;
  }

  /** Where the figures are. */
  record Sources(
      Foundation base,
      StoreSetting setting,
      Visibility visibility,
      Throttle throttle,
      Flusher flusher,
      Compactor compactor,
      GroupCommitter committer) {}

  StoreStats collect(StoreStats.Recovery recovery) {
    Version version = sources.base().state().versions().current();
    LevelTables tables = version.tables();
    TableStats levels = TableStats.of(tables, strategy.limits(tables.view()));
    return new StoreStats(
        sources.setting().health().state(),
        sources.visibility().sequence(),
        memTables(version),
        wal(),
        levels.levels(),
        levels.known(),
        sources.base().opener().openTables().count(),
        levels.damaged(),
        TableStats.filters(sources.base().counters()),
        TableStats.cache(sources.setting()),
        new StoreStats.Flushes(
            sources.flusher().count(), sources.flusher().entries(), sources.flusher().bytes()),
        compactions(),
        stalls(),
        recovery,
        TableStats.damage(tables));
  }

  private StoreStats.MemTables memTables(Version version) {
    long waitingBytes = 0;
    for (MemTableSlot slot : version.immutable()) {
      waitingBytes += slot.table().bytes();
    }
    return new StoreStats.MemTables(
        version.active().table().bytes(),
        version.active().table().entries(),
        version.immutable().size(),
        waitingBytes,
        sources.setting().options().immutableMemTables(),
        sources.committer().rotations());
  }

  private StoreStats.Wal wal() {
    WriteLog.Figures figures = sources.base().log().figures();
    return new StoreStats.Wal(
        sources.base().state().segments(),
        figures.bytes(),
        figures.groups(),
        figures.batches(),
        figures.forces());
  }

  private StoreStats.Compactions compactions() {
    CompactionCounters.Figures figures = sources.compactor().counters().figures();
    return new StoreStats.Compactions(
        figures.merges(),
        figures.moves(),
        sources.compactor().running(),
        figures.bytesIn(),
        figures.bytesOut(),
        figures.entriesDropped(),
        figures.lastFailure());
  }

  private StoreStats.Stalls stalls() {
    Throttle throttle = sources.throttle();
    return new StoreStats.Stalls(
        throttle.delayed(),
        Duration.ofNanos(throttle.delayNanos()),
        throttle.stopped(),
        Duration.ofNanos(throttle.stopNanos()));
  }
}
