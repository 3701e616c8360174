package dev.lsmkv.bench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A sorted map. What is put in must not be changed. */
final class SkipListEngine implements Engine {

  private final ConcurrentSkipListMap<byte[], byte[]> map =
      new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

  SkipListEngine() {}

  @Override
  public void put(byte[] key, byte[] value) {
    map.put(key, value);
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), values.get(i));
    }
  }

  @Override
  public void delete(byte[] key) {
    map.remove(key);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return map.get(key);
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    long left = limit;
    for (Map.Entry<byte[], byte[]> entry : map.tailMap(first).entrySet()) {
      if (left-- == 0) {
        return;
      }
      visitor.visit(entry.getKey(), entry.getValue());
    }
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    map.descendingMap().forEach(visitor::visit);
  }

  @Override
  public void settle() {}

  @Override
  public void close() {}
}
