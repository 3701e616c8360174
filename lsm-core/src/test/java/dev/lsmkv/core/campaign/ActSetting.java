package dev.lsmkv.core.campaign;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.storage.Storage;
import java.util.function.UnaryOperator;

/**
 * What short sequences are run on.
 *
 * @param durability of every write
 * @param wal the log
 * @param engine makes of a disk the one that the engine sees, to change what the engine does
 */
record ActSetting(Durability durability, String wal, UnaryOperator<Storage> engine) {

  ActSetting(Durability durability, String wal) {
    this(durability, wal, UnaryOperator.identity());
  }

  int memTableBytes() {
    return 4_000;
  }

  /** Opens the store of a disk; its threads are virtual, since stores live so shortly here. */
  LsmStore open(Storage disk) {
    StoreOptions.Builder options =
        StoreOptions.builder()
            .memTableBytes(memTableBytes())
            .provider(Role.WAL, wal)
            .setting(Role.COMPACTION, "l0-tables", "2")
            .setting(Role.COMPACTION, "base-level-bytes", "8000")
            .setting(Role.COMPACTION, "table-bytes", "3000");
    if (wal.equals("mapped")) {
      options.setting(Role.WAL, "chunk-bytes", "4096");
    }
    return LsmStore.builder(PowerCuts.DIRECTORY)
        .options(options.build())
        .environment(new Environment(disk, new SystemClock(), new VirtualExecutors()))
        .open();
  }

  @Override
  public String toString() {
    return durability + " writes to the log '" + wal + "'";
  }
}
