package dev.lsmkv.core.store;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.core.background.Compactor;
import dev.lsmkv.core.background.Engine;
import dev.lsmkv.core.background.Flusher;
import dev.lsmkv.core.background.ManualCompaction;
import dev.lsmkv.core.commit.CommitQueue;
import dev.lsmkv.core.commit.GroupCommitter;
import dev.lsmkv.core.commit.SpaceReserve;
import dev.lsmkv.core.commit.Throttle;
import dev.lsmkv.core.commit.Visibility;
import dev.lsmkv.core.commit.WriteLog;
import dev.lsmkv.core.environment.Outcome;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.StoreState;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.entry.EncodedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The works of a store that writes: puts the rooms together, starts them in order, and stops them
 * in order.
 *
 * <p>The order of locks is in the description of the package {@code dev.lsmkv.core}.
 *
 * <p>Thread: safe for use from many threads.
 */
final class StoreMachine {

  private final StoreSetting setting;
  private final Health health;
  private final Foundation base;
  private final StoreState state;
  private final Reads reads;
  private final WriteLog log;
  private final Visibility visibility;
  private final Throttle throttle;
  private final Compactor compactor;
  private final Flusher flusher;
  private final GroupCommitter committer;
  private final CommitQueue queue;
  private final CompactionStrategy strategy;

  /** How it is stopped. Made ahead: a close must stop all threads, also where memory has ended. */
  private final Runnable[] stops;

  private StoreMachine(Foundation base, StoreSetting setting) {
    Parts parts = setting.parts();
    StoreOptions options = setting.options();
    this.setting = setting;
    this.base = base;
    this.health = setting.health();
    this.state = base.state();
    this.log = base.log();
    this.strategy = parts.compaction();
    long recovered = base.recovered().lastSequence();
    this.visibility = new Visibility(recovered, log, health);
    this.reads = new Reads(state.versions(), visibility::sequence, health);
    this.throttle = new Throttle(softRatio(), reads.readers(), health);
    Engine engine = new Engine(state, base.writer(), base.opener(), reads.readers(), health);
    this.compactor =
        new Compactor(
            engine, strategy, throttle, base.pools().compaction(), options.compactionThreads());
    this.flusher = new Flusher(engine, log, visibility, base.pools().flush(), this::tablesChanged);
    this.committer =
        new GroupCommitter(
            new GroupCommitter.Limits(
                options.memTableBytes(), options.memTableEntries(), options.immutableMemTables()),
            new GroupCommitter.Collaborators(
                parts.memTable(),
                state.versions(),
                log,
                visibility,
                throttle,
                health,
                reserve(setting)),
            recovered,
            flusher);
    this.queue = new CommitQueue(committer);
    this.stops = stops(queue, throttle, visibility, base);
  }

  private static Runnable[] stops(
      CommitQueue queue, Throttle throttle, Visibility visibility, Foundation base) {
    return new Runnable[] {
      queue::end, // whoever is in a call may still want a new memtable
      throttle::wake,
      base.pools()::close,
      visibility::close,
      base::close
    };
  }

  private static SpaceReserve reserve(StoreSetting setting) {
    return new SpaceReserve(
        setting.environment().storage(), setting.layout().root().path(), setting.health().growth());
  }

  /** Puts it together. Nothing runs before {@link #begin}, and then it is to be closed. */
  static StoreMachine of(Root root, StoreSetting setting) throws IOException {
    Foundation base = Foundation.lay(root, setting);
    try {
      return new StoreMachine(base, setting);
    } catch (RuntimeException | Error e) { // of a strategy, for instance
      base.pools().close();
      base.close();
      throw e;
    }
  }

  /** Starts it. If that fails it is stopped, and of no use. */
  void begin() {
    try {
      visibility.begin();
      compactor.trigger();
    } catch (RuntimeException | Error e) {
      health.close();
      stop();
      throw e;
    }
  }

  /** That of level 0, which a strategy need not limit while there is nothing on it. */
  private double softRatio() {
    List<LevelLimit> limits = strategy.limits(state.versions().current().tables().view());
    return limits.isEmpty() ? 1 : limits.getFirst().softRatio();
  }

  private void tablesChanged() {
    throttle.wake();
    compactor.trigger();
  }

  Reads reads() {
    return reads;
  }

  Durability durability() {
    return setting.options().durability();
  }

  void write(EncodedBatch batch, Durability durability) {
    health.requireWritable();
    if (batch.count() > 0) {
      queue.write(batch, durability);
    }
  }

  void flush() {
    health.requireWritable();
    unlessClosed(this::flushAll);
  }

  /** What fails because the store is closed meanwhile ends in just that. */
  private void unlessClosed(Runnable call) {
    try {
      call.run();
    } catch (StoreIoException | RejectedExecutionException e) {
      health.requireOpen();
      throw e;
    }
  }

  private void flushAll() {
    queue.rotate();
    List<Outcome<Void>> waiting = new ArrayList<>();
    state.versions().current().immutable().forEach(slot -> waiting.add(slot.attempt()));
    flusher.hurry();
    for (Outcome<Void> attempt : waiting) {
      requireSuccess(attempt, "Flushing");
    }
  }

  private static void requireSuccess(Outcome<Void> outcome, String what) {
    Throwable failure = outcome.await();
    if (failure != null) {
      throw translate(what, failure);
    }
  }

  private static LsmException translate(String what, @Nullable Throwable cause) {
    return switch (cause) {
      case LsmException known -> known;
      case IOException io -> Failures.translate(what, io);
      case null, default -> Failures.translate(what, new IOException(cause));
    };
  }

  void compact(KeyRange range) {
    flush();
    unlessClosed(() -> compactNow(range));
  }

  private void compactNow(KeyRange range) {
    ManualCompaction compaction = new ManualCompaction(range);
    Outcome<Void> done = new Outcome<>();
    base.pools()
        .manual()
        .execute(() -> {
          try {
            compaction.run(compactor);
            done.succeeded(null);
          } catch (Throwable t) { // whatever it is, somebody waits
            done.failed(t);
          }
        });
    requireSuccess(done, "Compacting");
  }

  StoreStats stats() {
    return new StatsCollector(
            new StatsCollector.Sources(
                base, setting, visibility, throttle, flusher, compactor, committer),
            strategy)
        .collect(base.recovered().report());
  }

  /**
   * Refuses new calls, flushes, and stops. Throws what the flush failed with, once everything is
   * closed.
   */
  void close() {
    health.close();
    try {
      if (health.isFailed()) {
        queue.drain(); // no leader is at work after this, and none begins
        requireNothingLost();
      } else {
        flushAll();
      }
    } finally {
      stop();
    }
  }

  /** What was logged comes back with the next open; what was not, and is in no table, is lost. */
  private void requireNothingLost() {
    Version version = state.versions().current();
    boolean isLost =
        version.active().isUnlogged()
            || version.immutable().stream().anyMatch(MemTableSlot::isUnlogged);
    if (isLost) {
      throw new StoreIoException(
          "Closing the store "
              + setting.layout().root().path()
              + " could not make durable what was written with Durability.NONE since its last flush, as it is "
              + StoreStats.State.READ_ONLY_UNTIL_REOPENED.words()
              + ". Those writes are lost; what was logged is recovered when the store is opened again.",
          Objects.requireNonNull(health.failure()));
    }
  }

  /** Stops it, without a flush. */
  void stop() {
    Closing.inOrder(stops);
  }
}
