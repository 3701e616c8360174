package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.RepairReport;
import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whoever checks and repairs stores: the engine, or one who makes a mistake on purpose. */
interface Doctor {

  /** Where repaired stores are put. */
  Path REPAIRED = Path.of("/repaired");

  /** The engine. */
  Doctor ENGINE = new Doctor() {};

  /** Looks at a store. */
  default CheckReport check(MemoryStorage disk) {
    return DamagedStore.builder(disk).check(WorkProgress.NONE);
  }

  /** Repairs a store. */
  default Repaired repair(MemoryStorage disk, History history) throws IOException {
    RepairReport report = DamagedStore.builder(disk).repairTo(REPAIRED, WorkProgress.NONE);
    Map<String, String> entries = new TreeMap<>();
    try (LsmStore store = DamagedStore.builder(disk, REPAIRED).open();
        Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        entries.put(new String(cursor.keyBytes(), UTF_8), new String(cursor.valueBytes(), UTF_8));
      }
    }
    return new Repaired(report, entries, listed(disk, report));
  }

  private static Map<String, String> listed(MemoryStorage disk, RepairReport report)
      throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : new String(disk.read(report.listing()), UTF_8).lines().toList()) {
      List<String> texts = new ArrayList<>(List.of(line.split("\"", -1)));
      listed.put(decoded(texts.get(3)), decoded(texts.get(7)));
    }
    return listed;
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), UTF_8);
  }

  /**
   * A repair.
   *
   * @param report what was said of it
   * @param entries what the new store holds
   * @param listed what was left out as uncertain
   */
  record Repaired(RepairReport report, Map<String, String> entries, Map<String, String> listed) {}
}
