package dev.lsmkv.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.model.StoreOpener;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the tests of a store have in common. */
interface StoreFixture extends StoreOpener {

  /** So small that a few hundred writes are flushed and compacted. */
  default StoreOptions.Builder small() {
    return StoreOptions.builder().memTableBytes(16 << 10);
  }

  default LsmStore open() {
    return open(new MemoryStorage());
  }

  default LsmStore open(MemoryStorage disk) {
    return open(disk, small().build());
  }

  /**
   * A store with b and d on its last level, f in a table of its own and h in the memtable, each
   * with itself in capitals as its value; e is deleted over the last level.
   */
  default LsmStore layered() {
    LsmStore store = open();
    put(store, "b", "d", "e");
    store.compact();
    put(store, "f");
    store.flush();
    put(store, "h");
    store.delete(bytes("e"));
    return store;
  }

  static void put(LsmStore store, String... keys) {
    for (String key : keys) {
      store.put(bytes(key), bytes(key.toUpperCase(Locale.ROOT)));
    }
  }

  static void write(LsmStore store, String key, Durability durability) {
    store.write(new WriteBatch().put(bytes(key), bytes("v")), durability);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  /** All entries as {@code key=value}. */
  static List<String> entries(Cursor cursor) {
    List<String> entries = new ArrayList<>();
    try (cursor) {
      while (cursor.next()) {
        entries.add(text(cursor.keyBytes()) + "=" + text(cursor.valueBytes()));
      }
    }
    return entries;
  }
}
