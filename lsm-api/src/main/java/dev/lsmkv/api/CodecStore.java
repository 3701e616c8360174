package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/** The typed view: encodes on the way in, decodes on the way out, and adds nothing else. */
final class CodecStore<K, V> implements TypedStore<K, V> {

  private final LsmStore store;
  private final OrderedCodec<K> keys;
  private final Codec<V> values;

  CodecStore(LsmStore store, OrderedCodec<K> keys, Codec<V> values) {
    this.store = store;
    this.keys = Objects.requireNonNull(keys, "keys");
    this.values = Objects.requireNonNull(values, "values");
  }

  @Override
  public void put(K key, V value) {
    store.put(keys.encode(key), values.encode(value));
  }

  @Override
  public Optional<V> get(K key) {
    return store.get(keys.encode(key)).map(bytes -> values.decode(MemorySegment.ofArray(bytes)));
  }

  @Override
  public boolean contains(K key) {
    return store.contains(keys.encode(key));
  }

  @Override
  public void delete(K key) {
    store.delete(keys.encode(key));
  }

  @Override
  public TypedCursor<K, V> scan(KeyRange range) {
    return new CodecCursor(store.scan(range));
  }

  @Override
  public TypedCursor<K, V> scanReverse(KeyRange range) {
    return new CodecCursor(store.scanReverse(range));
  }

  @Override
  public KeyRange between(K first, K endExclusive) {
    return KeyRange.between(keys.encode(first), keys.encode(endExclusive));
  }

  private final class CodecCursor implements TypedCursor<K, V> {

    private final Cursor cursor;

    private CodecCursor(Cursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public boolean next() {
      return cursor.next();
    }

    @Override
    public boolean seek(K key) {
      return cursor.seek(keys.encode(key));
    }

    @Override
    public K key() {
      return keys.decode(cursor.key());
    }

    @Override
    public V value() {
      return values.decode(cursor.value());
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
