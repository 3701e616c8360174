package dev.lsmkv.examples.launch;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens a store with the default parts and reads all of it, or tells why it cannot. */
final class OpenStore {

  private OpenStore() {}

  public static void main(String[] args) {
    try (LsmStore store = LsmStore.open(Path.of(args[0]))) {
      try (Cursor cursor = store.scan(KeyRange.all())) {
        while (cursor.next()) {
          byte[] value = store.get(cursor.keyBytes()).orElseThrow();
          System.out.println(new String(value, StandardCharsets.UTF_8));
        }
      }
    } catch (LsmException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
