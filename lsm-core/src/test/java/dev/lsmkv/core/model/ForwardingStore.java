package dev.lsmkv.core.model;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import java.util.Optional;

/** Leaves everything to another store; what extends it makes one mistake. */
public abstract class ForwardingStore implements LsmStore {

  private final LsmStore store;

  protected ForwardingStore(LsmStore store) {
    this.store = store;
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    store.delete(key);
  }

  @Override
  public void write(WriteBatch batch) {
    store.write(batch);
  }

  @Override
  public void write(WriteBatch batch, Durability durability) {
    store.write(batch, durability);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return store.get(key);
  }

  @Override
  public boolean contains(byte[] key) {
    return store.contains(key);
  }

  @Override
  public Cursor scan(KeyRange range) {
    return store.scan(range);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    return store.scanReverse(range);
  }

  @Override
  public Snapshot snapshot() {
    return store.snapshot();
  }

  @Override
  public void flush() {
    store.flush();
  }

  @Override
  public void compact() {
    store.compact();
  }

  @Override
  public void compact(KeyRange range) {
    store.compact(range);
  }

  @Override
  public StoreStats stats() {
    return store.stats();
  }

  @Override
  public void close() {
    store.close();
  }
}
