package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.testkit.compaction.SimStore;
import dev.lsmkv.testkit.compaction.SimTable;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** What the tests of compaction strategies have in common. */
interface CompactionFixture {

  int STEPS = 300;
  int FLUSH_ENTRIES = 100;

  CompactionProvider provider();

  Map<String, String> settings();

  /** Twelve sources of chances; those of neighbouring seeds begin alike. */
  static List<Random> randoms() {
    return new Random(20).longs(12).mapToObj(Random::new).toList();
  }

  default CompactionStrategy strategy() throws IOException {
    return provider().create(MapSettings.of(settings()));
  }

  /** A memtable of puts. */
  static NavigableMap<Integer, Long> puts(SimStore store, IntSupplier keys) {
    NavigableMap<Integer, Long> memTable = new TreeMap<>();
    for (int i = 0; i < FLUSH_ENTRIES; i++) {
      memTable.put(keys.getAsInt(), store.nextVersion());
    }
    return memTable;
  }

  /** Writes each key so many times, more or less, and settles after each flush. */
  static void overwrite(SimStore store, CompactionStrategy strategy, int keys, int times) {
    Random random = new Random(keys);
    for (int flush = 0; flush < times * keys / FLUSH_ENTRIES; flush++) {
      store.flush(puts(store, () -> random.nextInt(keys)));
      store.settle(strategy);
    }
  }

  static long entries(SimStore store) {
    return store.tables().stream().mapToLong(table -> table.bytes() / SimTable.ENTRY_BYTES).sum();
  }
}
