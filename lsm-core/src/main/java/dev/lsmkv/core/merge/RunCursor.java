package dev.lsmkv.core.merge;

import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted run as one cursor: its tables one after the other, each opened when it is reached.
 *
 * <p>Requires: the caller holds a version that holds the tables. Thread: confined.
 */
public final class RunCursor implements EntryCursor {

  private final List<TableHandle> tables;
  private final Direction direction;
  private int index;
  private @Nullable EntryCursor cursor;

  /**
   * A cursor before the first entry.
   *
   * @param tables the tables of the run, in key order
   * @param direction the way it goes
   */
  public RunCursor(List<TableHandle> tables, Direction direction) {
    this.tables = direction == Direction.FORWARD ? tables : tables.reversed();
    this.direction = direction;
    this.index = -1;
  }

  @Override
  public boolean next() throws IOException {
    try {
      return step();
    } catch (CorruptFileException e) {
      setAside(e);
      throw e;
    } catch (InternalError e) {
      throw fault(e);
    }
  }

  private boolean step() throws IOException {
    if (cursor != null && cursor.next()) {
      return true;
    }
    while (index + 1 < tables.size()) {
      if (enter(index + 1).next()) {
        return true;
      }
    }
    index = tables.size(); // stays at the end until a seek
    return false;
  }

  /** Marks the table that the damage was met in, so that no compaction consumes it. */
  private void setAside(Throwable cause) {
    if (index >= 0 && index < tables.size()) {
      tables.get(index).damaged(cause);
    }
  }

  /** The disk does not give a mapped page: as good as damage, as long as the store is open. */
  private IOException fault(InternalError fault) {
    setAside(fault);
    return new IOException("the operating system could not read a mapped file of a table", fault);
  }

  @Override
  public boolean seek(byte[] key) throws IOException {
    try {
      return jump(key);
    } catch (CorruptFileException e) {
      setAside(e);
      throw e;
    } catch (InternalError e) {
      throw fault(e);
    }
  }

  private boolean jump(byte[] key) throws IOException {
    int target = firstReaching(key);
    if (target == tables.size()) {
      leave();
      index = target;
      return false;
    }
    EntryCursor reached = target == index && cursor != null ? cursor : enter(target);
    return reached.seek(key) || step();
  }

  /** The first table, in the direction of this cursor, that reaches to the key or beyond. */
  private int firstReaching(byte[] key) {
    int low = 0;
    int high = tables.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endsBefore(tables.get(middle), key)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean endsBefore(TableHandle table, byte[] key) {
    return direction == Direction.FORWARD
        ? table.compareLast(key) < 0
        : table.compareFirst(key) > 0;
  }

  private EntryCursor enter(int table) throws IOException {
    leave();
    index = table;
    EntryCursor entered = tables.get(table).cursor(direction);
    cursor = entered;
    return entered;
  }

  private void leave() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }

  @Override
  public MemorySegment key() {
    return current().key();
  }

  @Override
  public long trailer() {
    return current().trailer();
  }

  @Override
  public MemorySegment value() {
    return current().value();
  }

  private EntryCursor current() {
    if (cursor == null) {
      throw new IllegalStateException("the cursor is off an entry");
    }
    return cursor;
  }

  @Override
  public void close() {
    leave();
    index = tables.size();
  }
}
