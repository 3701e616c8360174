package dev.lsmkv.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.nio.file.Path;

/**
 * Takes another filter than the default: its id is all that is needed, with settings of its own.
 */
public final class SwapPart {

  private SwapPart() {}

  /**
   * Runs it.
   *
   * @param args the directory of the store; {@code swap-data} if there is none
   */
  public static void main(String[] args) {
    Path directory = Path.of(args.length > 0 ? args[0] : "swap-data");
    StoreOptions options =
        StoreOptions.builder()
            .provider(Role.FILTER, "example.hash-set")
            .setting(Role.FILTER, "slots-per-key", "4")
            .build();
    try (LsmStore store = LsmStore.open(directory, options)) {
      store.put("apple".getBytes(UTF_8), "red".getBytes(UTF_8));
      store.put("cherry".getBytes(UTF_8), "red".getBytes(UTF_8));
      store.flush();
      System.out.println("banana is there: " + store.contains("banana".getBytes(UTF_8)));
      boolean spared = store.stats().filters().negatives() > 0;
      System.out.println("the filter knew it, and no table was read: " + spared);
    }
  }
}
