package dev.lsmkv.cli.fake;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Walks over a copy of the keys; fails at a damaged one. */
final class MemoryCursor implements Cursor {

  private final MemoryEngine.Contents contents;
  private final List<byte[]> keys;
  private int position = -1;

  MemoryCursor(MemoryEngine.Contents contents, KeyRange range, boolean isReverse) {
    this.contents = contents;
    List<byte[]> inRange =
        new ArrayList<>(
            contents.entries().navigableKeySet().stream().filter(range::contains).toList());
    this.keys = isReverse ? inRange.reversed() : inRange;
  }

  @Override
  public boolean next() {
    if (position + 1 >= keys.size()) {
      return false;
    }
    position++;
    if (contents.damaged().contains(keys.get(position))) {
      throw MemoryStore.damage(keys.get(position));
    }
    return true;
  }

  @Override
  public boolean seek(byte[] key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MemorySegment key() {
    return MemorySegment.ofArray(keyBytes()).asReadOnly();
  }

  @Override
  public MemorySegment value() {
    return MemorySegment.ofArray(valueBytes()).asReadOnly();
  }

  @Override
  public byte[] keyBytes() {
    return keys.get(position).clone();
  }

  @Override
  public byte[] valueBytes() {
    return contents.entries().get(keys.get(position)).clone();
  }

  @Override
  public void close() {}
}
