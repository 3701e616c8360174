package dev.lsmkv.examples;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Imports every class file of the JDK, closes the store, opens it again, and compares every byte.
 * The names are ASCII, so their order as texts and as keys is the same.
 */
public final class ImportJdk {

  private ImportJdk() {}

  /**
   * Runs it.
   *
   * @param args the directory of the store; {@code jdk-data} if there is none
   * @throws IOException if the JDK cannot be read
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args.length > 0 ? args[0] : "jdk-data");
    // A killed process loses nothing that was put; a power failure may cost the newest of it.
    StoreOptions options = StoreOptions.builder().durability(Durability.OS).build();
    long begin = System.nanoTime();
    try (LsmStore store = LsmStore.open(directory, options)) {
      report("Imported", putAll(store), begin);
    }
    begin = System.nanoTime();
    try (LsmStore store = LsmStore.open(directory, options)) {
      report("Compared", compareAll(store), begin);
    }
  }

  /**
   * A number of class files.
   *
   * @param files how many
   * @param bytes their bytes together
   */
  private record Amount(long files, long bytes) {}

  private static Amount putAll(LsmStore store) throws IOException {
    long files = 0;
    long bytes = 0;
    for (String name : JdkClasses.names()) {
      byte[] content = JdkClasses.read(name);
      store.put(JdkClasses.key(name), content);
      files++;
      bytes += content.length;
    }
    return new Amount(files, bytes);
  }

  private static Amount compareAll(LsmStore store) throws IOException {
    long files = 0;
    long bytes = 0;
    try (Cursor cursor = store.scan(KeyRange.all())) {
      for (String name : JdkClasses.names()) {
        MemorySegment content = MemorySegment.ofArray(JdkClasses.read(name));
        MemorySegment key = MemorySegment.ofArray(JdkClasses.key(name));
        if (!cursor.next()
            || cursor.key().mismatch(key) >= 0
            || cursor.value().mismatch(content) >= 0) {
          throw new IllegalStateException("not as it was imported: " + name);
        }
        files++;
        bytes += content.byteSize();
      }
      if (cursor.next()) {
        throw new IllegalStateException("more keys than were imported");
      }
    }
    return new Amount(files, bytes);
  }

  private static void report(String what, Amount amount, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    double megabytes = amount.bytes() / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%s %d class files, %.1f MB, in %.2f s: %.0f files/s, %.1f MB/s%n",
        what,
        amount.files(),
        megabytes,
        seconds,
        amount.files() / seconds,
        megabytes / seconds);
  }
}
