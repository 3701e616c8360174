package dev.lsmkv.examples.table;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Counts up or down. Thread: confined. */
final class SortedArrayCursor implements EntryCursor {

  private final SortedArrayTable table;
  private final Direction direction;
  private int next;
  private @Nullable Row row;

  SortedArrayCursor(SortedArrayTable table, Direction direction) {
    this.table = table;
    this.direction = direction;
    this.next = direction == Direction.FORWARD ? 0 : table.index().blocks() - 1;
  }

  @Override
  public boolean next() throws IOException {
    row = null; // should the row be unreadable, the cursor is on none
    if (next < 0 || next >= table.index().blocks()) {
      return false;
    }
    row = table.row(next);
    next += direction == Direction.FORWARD ? 1 : -1;
    return true;
  }

  @Override
  public boolean seek(byte[] key) throws IOException {
    next = table.index().find(key);
    if (direction == Direction.REVERSE) {
      while (next < table.index().blocks() && table.row(next).key().compareTo(key) == 0) {
        next++;
      }
      next--;
    }
    return next();
  }

  @Override
  public MemorySegment key() {
    return row().key().segment();
  }

  @Override
  public long trailer() {
    return row().trailer();
  }

  @Override
  public MemorySegment value() {
    return row().value();
  }

  private Row row() {
    if (row == null) {
      throw new IllegalStateException("the cursor is off an entry");
    }
    return row;
  }

  @Override
  public void close() {
    row = null;
    next = -1;
  }
}
