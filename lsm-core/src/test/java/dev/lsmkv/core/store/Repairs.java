package dev.lsmkv.core.store;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.RepairReport;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import java.nio.file.Path;
import java.util.List;

/** Repairs into a directory on the same disk, and what is in it then. */
final class Repairs {

  private static final Path REPAIRED = Path.of("/repaired");

  private Repairs() {}

  /** Of a store whose tables are flushed and compacted when a test says so, and not before. */
  static StoreOptions options() {
    return TestStore.small()
        .durability(Durability.SYNC)
        .memTableBytes(1 << 20)
        .setting(Role.COMPACTION, "l0-tables", "4")
        .setting(Role.COMPACTION, "base-level-bytes", "10000000")
        .build();
  }

  static RepairReport repair(TestStore disk, StoreOptions options) {
    return disk.builder().options(options).repairTo(REPAIRED, WorkProgress.NONE);
  }

  static List<String> repaired(TestStore disk) {
    Environment environment =
        new Environment(disk.disk(), new SystemClock(), new PlatformExecutors());
    try (LsmStore store = LsmStore.builder(REPAIRED).environment(environment).open()) {
      return TestStore.entries(store.scan(KeyRange.all()));
    }
  }

  /** The last in the order of names of the files that have something in their paths. */
  static Path newest(TestStore disk, String part) {
    return disk.files(part).stream().sorted().toList().getLast();
  }
}
