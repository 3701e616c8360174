package dev.lsmkv.core.version;

import dev.lsmkv.core.table.TableHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The store at one moment: the memtable being written, those waiting to be flushed, and the tables.
 *
 * <p>Invariant: while a version is referenced, each of its tables is; the first reference is that
 * of being current.
 *
 * <p>Thread: immutable but for the count of references.
 */
public final class Version {

  private final MemTableSlot active;
  private final List<MemTableSlot> immutable;
  private final LevelTables tables;
  private final AtomicInteger references = new AtomicInteger(1);

  /**
   * A version, referenced once.
   *
   * @param active the memtable being written
   * @param immutable those waiting to be flushed, newest first
   * @param tables the tables
   */
  public Version(MemTableSlot active, List<MemTableSlot> immutable, LevelTables tables) {
    this.active = active;
    this.immutable = List.copyOf(immutable);
    this.tables = tables;
    tables.forEach(TableHandle::retain);
  }

  /** The memtable being written. */
  public MemTableSlot active() {
    return active;
  }

  /** The memtables waiting to be flushed, newest first. */
  public List<MemTableSlot> immutable() {
    return immutable;
  }

  /** The tables. */
  public LevelTables tables() {
    return tables;
  }

  /** This version with a new memtable to write into; the one before waits, if it was one. */
  Version rotated(MemTableSlot fresh) {
    List<MemTableSlot> waiting = new ArrayList<>(immutable);
    if (active.hasSegment()) {
      waiting.addFirst(active);
    }
    return new Version(fresh, waiting, tables);
  }

  /** This version with other tables, and without the memtables that are in them now. */
  Version with(LevelTables changed, List<MemTableSlot> flushed) {
    List<MemTableSlot> waiting = new ArrayList<>(immutable);
    waiting.removeAll(flushed);
    return new Version(active, waiting, changed);
  }

  /**
   * Takes a reference.
   *
   * @return false if the version is gone already; then the current one is to be taken
   */
  boolean retain() {
    int count = references.get();
    while (count > 0) {
      if (references.compareAndSet(count, count + 1)) {
        return true;
      }
      count = references.get();
    }
    return false;
  }

  /**
   * Gives a reference back.
   *
   * @param released gives back each table, if this reference was the last
   */
  void release(Consumer<TableHandle> released) {
    if (references.decrementAndGet() == 0) {
      tables.forEach(released);
    }
  }
}
