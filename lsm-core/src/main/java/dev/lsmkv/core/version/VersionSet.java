package dev.lsmkv.core.version;

import dev.lsmkv.core.error.FailureLog;
import dev.lsmkv.core.table.TableHandle;
import java.util.List;
import java.util.function.Consumer;

/**
 * The current version, and the moment of its replacement.
 *
 * <p>Thread: {@link #current} and {@link #acquire} from any thread, without a lock. Replacing is
 * guarded by this object's monitor, which is held for the swap of a pointer only; whoever changes
 * the tables holds the commit lock besides ({@code StoreState}), which is taken first.
 */
public final class VersionSet {

  private static final System.Logger LOG = System.getLogger(VersionSet.class.getName());

  private final Consumer<TableHandle> released; // made ahead: giving back allocates nothing
  private volatile Version current;

  /**
   * Begins with a version.
   *
   * @param first the version
   * @param retired gets each table that no version holds any more; must not block. One that it
   *     cannot take stays until the next open
   */
  public VersionSet(Version first, Consumer<TableHandle> retired) {
    this.current = first;
    this.released = table -> release(table, retired);
  }

  /** Whatever becomes of one table: all others are given back, and the version has its place. */
  private static void release(TableHandle table, Consumer<TableHandle> retired) {
    if (!table.release()) {
      return;
    }
    try {
      retired.accept(table);
    } catch (VirtualMachineError e) {
      FailureLog.tell(
          LOG, System.Logger.Level.WARNING, "A table stays open until the store is closed", e);
    }
  }

  /** The current version, without a reference: its tables may be closed at any time. */
  public Version current() {
    return current;
  }

  /** The current version, with a reference, to be given back with {@link #release}. */
  public Version acquire() {
    while (true) {
      Version version = current;
      if (version.retain()) {
        return version;
      }
      Thread.onSpinWait(); // it was replaced in between; the new one is there already
    }
  }

  /** Takes one more reference to a version that the caller holds already. */
  public void acquire(Version held) {
    if (!held.retain()) {
      throw new IllegalStateException("a version that nobody holds");
    }
  }

  /** Gives a reference back. */
  public void release(Version version) {
    version.release(released);
  }

  /** Begins a new memtable; the old one waits to be flushed. */
  public synchronized void rotate(MemTableSlot fresh) {
    publish(current.rotated(fresh));
  }

  /** Replaces the tables, and drops memtables that are in them now. */
  public synchronized void install(LevelTables tables, List<MemTableSlot> flushed) {
    publish(current.with(tables, flushed));
  }

  /** Replaces everything; for readers that follow a writer. */
  public synchronized void replace(Version next) {
    publish(next);
  }

  private void publish(Version next) {
    Version previous = current;
    current = next;
    release(previous);
  }
}
