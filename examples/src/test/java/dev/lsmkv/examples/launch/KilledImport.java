package dev.lsmkv.examples.launch;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.examples.JdkClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Imports the class files of the JDK from one on, in batches, and says after each how many files
 * are acknowledged. It is there to be killed.
 */
final class KilledImport {

  /** The files of a batch, which survive together or not at all. */
  static final int BATCH = 10;

  private KilledImport() {}

  /**
   * Takes the directory, the durability, the id of the log, and how many files are there already.
   */
  public static void main(String[] args) throws IOException {
    try (LsmStore store = LsmStore.open(Path.of(args[0]), options(args[1], args[2]))) {
      List<String> names = JdkClasses.names();
      for (int done = Integer.parseInt(args[3]); done < names.size(); ) {
        int end = Math.min(done + BATCH, names.size());
        WriteBatch batch = new WriteBatch();
        for (String name : names.subList(done, end)) {
          batch.put(JdkClasses.key(name), JdkClasses.read(name));
        }
        store.write(batch);
        done = end;
        System.out.println(done);
        System.out.flush();
      }
    }
  }

  /** Small memtables, so that flushes and compactions are under way whenever the kill comes. */
  static StoreOptions options(String durability, String wal) {
    return StoreOptions.builder()
        .durability(Durability.valueOf(durability))
        .provider(Role.WAL, wal)
        .memTableBytes(1 << 20)
        .setting(Role.COMPACTION, "base-level-bytes", "8000000")
        .setting(Role.COMPACTION, "table-bytes", "2000000")
        .build();
  }
}
