package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StoreFixture.bytes;
import static dev.lsmkv.testkit.contract.StoreFixture.put;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.StoreLockedException;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.storage.MemoryStorage;
import org.junit.jupiter.api.Test;

/** The end of a store. */
interface StoreClosingTests extends StoreFixture {

  @Test
  default void closingTwiceIsClosingOnce() {
    MemoryStorage disk = new MemoryStorage();
    LsmStore store = open(disk);
    put(store, "a");
    store.close();
    store.close();
    try (LsmStore again = open(disk)) {
      store.close();
      assertTrue(again.contains(bytes("a")));
    }
  }

  @Test
  default void closedStoreSaysSo() {
    LsmStore store = layered();
    Cursor cursor = store.scan(KeyRange.all());
    Snapshot snapshot = store.snapshot();
    assertTrue(cursor.next());
    store.close();
    closed(() -> store.put(bytes("k"), bytes("v")));
    closed(() -> store.delete(bytes("k")));
    closed(() -> store.write(new WriteBatch().put(bytes("k"), bytes("v"))));
    closed(() -> store.get(bytes("b")));
    closed(() -> store.contains(bytes("b")));
    closed(() -> store.scan(KeyRange.all()));
    closed(() -> store.scanReverse(KeyRange.all()));
    closed(store::snapshot);
    closed(store::flush);
    closed(store::compact);
    closed(cursor::next);
    closed(() -> snapshot.get(bytes("b")));
    cursor.close();
    snapshot.close();
  }

  private static void closed(Runnable call) {
    assertThrows(StoreClosedException.class, call::run);
  }

  @Test
  default void storeIsOpenOnceAtATime() {
    MemoryStorage disk = new MemoryStorage();
    try (LsmStore store = open(disk)) {
      put(store, "a");
      assertThrows(StoreLockedException.class, () -> open(disk).close());
      assertTrue(store.contains(bytes("a")));
    }
    open(disk).close();
  }
}
