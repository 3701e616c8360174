package dev.lsmkv.core.version;

import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.manifest.CommitException;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootChange;
import dev.lsmkv.core.manifest.RootWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * What is durable of the store, and the way to change it: every change of tables or log segments is
 * one ROOT, committed first and published after.
 *
 * <p>Thread: guarded by the commit lock, which is taken before the monitor of {@link VersionSet};
 * file numbers by a monitor of their own, taken last.
 */
public final class StoreState {

  /**
   * So many file numbers are reserved beyond the next one, so that few commits are made for numbers
   * alone.
   */
  private static final long NUMBERS_AHEAD = 64;

  private final ReentrantLock commitLock = new ReentrantLock();
  private final RootWriter roots;
  private final VersionSet versions;
  private final Health health;
  private final String compaction;
  private final FileNumbers numbers;
  private List<Long> wal; // guarded by commitLock
  private long lastSequence; // guarded by commitLock

  /**
   * The state that recovery has found.
   *
   * @param roots commits
   * @param versions publishes
   * @param health told of a commit whose outcome is unknown
   * @param numbers the file numbers
   */
  public StoreState(RootWriter roots, VersionSet versions, Health health, FileNumbers numbers) {
    Root root = roots.current();
    this.roots = roots;
    this.versions = versions;
    this.health = health;
    this.numbers = numbers;
    this.compaction = root.compaction();
    this.wal = root.wal();
    this.lastSequence = root.lastSequence();
  }

  /** The ROOT that counts now. */
  public Root root() {
    commitLock.lock();
    try {
      return roots.current();
    } finally {
      commitLock.unlock();
    }
  }

  /** The versions. */
  public VersionSet versions() {
    return versions;
  }

  /** A number that no file has borne, durably reserved. */
  public long allocateNumber() throws IOException {
    while (true) {
      long number = numbers.take();
      if (number >= 0) {
        return number;
      }
      commitLock.lock();
      try {
        if (numbers.isExhausted()) {
          commit(versions.current().tables(), wal, lastSequence);
        }
      } finally {
        commitLock.unlock();
      }
    }
  }

  /**
   * Adds a log segment, whose file is durable.
   *
   * @param number its number
   * @param replaced segments that hold nothing and are live no more
   */
  public void addSegment(long number, Collection<Long> replaced) throws IOException {
    commitLock.lock();
    try {
      List<Long> segments = new ArrayList<>(wal);
      segments.removeAll(replaced);
      segments.add(number);
      commit(versions.current().tables(), segments, lastSequence);
    } finally {
      commitLock.unlock();
    }
  }

  /** The number of live log segments. */
  public int segments() {
    commitLock.lock();
    try {
      return wal.size();
    } finally {
      commitLock.unlock();
    }
  }

  /** What a flush brings: a new state of the tables, and memtables that are in it now. */
  public interface FlushEdit {

    /**
     * The memtables whose tables are ready, oldest first, all of them the oldest of the version.
     */
    List<MemTableSlot> flushed(Version current);

    /** The tables with those of the memtables added. */
    LevelTables apply(LevelTables current, List<MemTableSlot> flushed);
  }

  /**
   * Installs flushed memtables, in order.
   *
   * @return the memtables installed; none if the oldest is not ready
   */
  public List<MemTableSlot> installFlushed(FlushEdit edit) throws IOException {
    commitLock.lock();
    try {
      Version current = versions.current();
      List<MemTableSlot> flushed = edit.flushed(current);
      if (flushed.isEmpty()) {
        return flushed;
      }
      LevelTables tables = edit.apply(current.tables(), flushed);
      List<Long> segments = new ArrayList<>(wal);
      flushed.forEach(slot -> segments.remove(slot.walSegment()));
      commit(tables, segments, Math.max(lastSequence, flushed.getLast().lastSequence()));
      publish(tables, flushed);
      return flushed;
    } finally {
      commitLock.unlock();
    }
  }

  /**
   * Takes over what recovery has made of the log, which becomes durable with {@link
   * #commitRecovered}.
   *
   * <p>Of a new store it is durable at once, so that a store that anybody writes to is at least two
   * commits past its ROOT 0: see {@link RootWriter}.
   */
  public void recovered(LevelTables tables, long sequence) throws IOException {
    commitLock.lock();
    try {
      lastSequence = Math.max(lastSequence, sequence);
      if (roots.current().number() == 0) {
        commit(tables, wal, lastSequence);
      }
      publish(tables, List.of());
    } finally {
      commitLock.unlock();
    }
  }

  /** Makes durable what recovery has made of the log, of which no segment is live any more. */
  public void commitRecovered() throws IOException {
    commitLock.lock();
    try {
      commit(versions.current().tables(), List.of(), lastSequence);
    } finally {
      commitLock.unlock();
    }
  }

  /** Installs what a compaction has made of the tables. */
  public void installTables(UnaryOperator<LevelTables> edit) throws IOException {
    commitLock.lock();
    try {
      LevelTables tables = edit.apply(versions.current().tables());
      commit(tables, wal, lastSequence);
      publish(tables, List.of());
    } finally {
      commitLock.unlock();
    }
  }

  private void commit(LevelTables tables, List<Long> segments, long sequence) throws IOException {
    long reserved = numbers.next() + NUMBERS_AHEAD;
    RootChange change =
        new RootChange(tables.manifests(), segments, reserved, sequence, compaction);
    try {
      health.requireNotFailed();
      roots.commit(change);
    } catch (CommitException e) {
      health.fail(e);
      throw e;
    }
    numbers.reserve(reserved);
    wal = change.wal();
    lastSequence = sequence;
  }

  /**
   * Shows readers what was committed. If that fails, memory and disk differ, and nothing goes on.
   */
  private void publish(LevelTables tables, List<MemTableSlot> flushed) throws CommitException {
    try {
      versions.install(tables, flushed);
    } catch (RuntimeException | Error e) {
      health.fail(e); // first: there may be no memory to say more
      throw new CommitException("what was committed could not be shown to readers: " + e, e);
    }
  }
}
