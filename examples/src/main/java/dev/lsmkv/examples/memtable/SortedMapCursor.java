package dev.lsmkv.examples.memtable;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Iterates over the map, or over the map turned round. Thread: confined. */
final class SortedMapCursor implements EntryCursor {

  private final NavigableMap<Version, byte[]> versions;
  private final Direction direction;
  private Iterator<Map.Entry<Version, byte[]>> rest;
  private Map.@Nullable Entry<Version, byte[]> current;

  SortedMapCursor(NavigableMap<Version, byte[]> versions, Direction direction) {
    this.versions = direction == Direction.FORWARD ? versions : versions.descendingMap();
    this.direction = direction;
    this.rest = this.versions.entrySet().iterator();
  }

  @Override
  public boolean next() {
    current = rest.hasNext() ? rest.next() : null;
    return current != null;
  }

  @Override
  public boolean seek(byte[] key) {
    Version first = direction == Direction.FORWARD ? Version.newest(key) : Version.oldest(key);
    rest = versions.tailMap(first, true).entrySet().iterator();
    return next();
  }

  @Override
  public MemorySegment key() {
    return entry().getKey().key().segment();
  }

  @Override
  public long trailer() {
    return entry().getKey().trailer();
  }

  @Override
  public MemorySegment value() {
    return MemorySegment.ofArray(entry().getValue()).asReadOnly();
  }

  private Map.Entry<Version, byte[]> entry() {
    if (current == null) {
      throw new IllegalStateException("the cursor is off an entry");
    }
    return current;
  }

  @Override
  public void close() {
    current = null;
    rest = Collections.emptyIterator();
  }
}
