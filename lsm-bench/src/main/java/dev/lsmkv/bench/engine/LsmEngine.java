package dev.lsmkv.bench.engine;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats.LevelStats;
import dev.lsmkv.api.WriteBatch;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A store of this repository. */
final class LsmEngine implements Engine {

  private final LsmStore store;

  LsmEngine(LsmStore store) {
    this.store = store;
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(key, value);
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < keys.size(); i++) {
      batch.put(keys.get(i), values.get(i));
    }
    store.write(batch);
  }

  @Override
  public void delete(byte[] key) {
    store.delete(key);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(key).orElse(null);
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    try (Cursor cursor = store.scan(KeyRange.from(first))) {
      for (long left = limit; left > 0 && cursor.next(); left--) {
        visitor.visit(cursor.keyBytes(), cursor.valueBytes());
      }
    }
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    try (Cursor cursor = store.scanReverse(KeyRange.all())) {
      while (cursor.next()) {
        visitor.visit(cursor.keyBytes(), cursor.valueBytes());
      }
    }
  }

  /** What levels have beyond their bytes, and all of one with too many tables, which are merged. */
  @Override
  public OptionalLong owedBytes() {
    return OptionalLong.of(store.stats().levels().stream().mapToLong(LsmEngine::owedBytes).sum());
  }

  private static long owedBytes(LevelStats level) {
    return level.tables() > level.tableLimit()
        ? level.bytes()
        : Math.max(0, level.bytes() - level.byteLimit());
  }

  @Override
  public void settle() {
    store.compact();
  }

  @Override
  public void close() {
    store.close();
  }
}
