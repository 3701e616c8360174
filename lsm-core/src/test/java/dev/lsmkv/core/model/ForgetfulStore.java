package dev.lsmkv.core.model;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.spi.entry.Key;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Planted: a compaction forgets the tombstones, and what they have covered is there again.
 *
 * <p>Thread: confined.
 */
final class ForgetfulStore extends ForwardingStore {

  private final Map<Key, Key> covered = new LinkedHashMap<>();

  ForgetfulStore(LsmStore store) {
    super(store);
  }

  @Override
  public void delete(byte[] key) {
    get(key).ifPresent(value -> covered.put(Key.copyOf(key), Key.copyOf(value)));
    super.delete(key);
  }

  @Override
  public void compact() {
    super.compact();
    covered.forEach((key, value) -> put(key.toByteArray(), value.toByteArray()));
    covered.clear();
  }

  @Override
  public void compact(KeyRange range) {
    compact();
  }
}
