package dev.lsmkv.examples;

import dev.lsmkv.api.Codecs;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.TypedCursor;
import dev.lsmkv.api.TypedStore;
import java.nio.file.Path;

/** The first fifteen lines: open a store, write, read, delete, scan. */
public final class Quickstart {

  private Quickstart() {}

  /**
   * Runs it.
   *
   * @param args the directory of the store; {@code quickstart-data} if there is none
   */
  public static void main(String[] args) {
    Path directory = Path.of(args.length > 0 ? args[0] : "quickstart-data");
    try (LsmStore store = LsmStore.open(directory)) {
      TypedStore<String, Long> heights = store.typed(Codecs.utf8(), Codecs.int64());
      heights.put("Everest", 8_849L);
      heights.put("Mont Blanc", 4_806L);
      heights.put("Olympus Mons", 21_900L);
      heights.delete("Olympus Mons"); // another planet
      System.out.println("Everest is high: " + heights.get("Everest").orElseThrow());
      try (TypedCursor<String, Long> cursor = heights.scan(KeyRange.all())) {
        while (cursor.next()) {
          System.out.println(cursor.key() + " = " + cursor.value());
        }
      }
    }
  }
}
