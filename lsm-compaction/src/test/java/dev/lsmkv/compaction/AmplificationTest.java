package dev.lsmkv.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.testkit.compaction.SimStore;
import dev.lsmkv.testkit.compaction.SimTable;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What strategies cost over time, on stores in which every flush is compacted to the end. */
class AmplificationTest {

  private static final int FLUSH_ENTRIES = 100;

  @Test
  void tieredWritesLessThanLeveled() throws IOException {
    double leveled = written("leveled", leveled());
    Map<String, String> settings = Map.of("tiers", "4", "table-bytes", "1000");
    double tiered = written("tiered", strategy(new TieredProvider(), settings));
    assertThat(leveled).isLessThan(12);
    assertThat(tiered).isLessThan(leveled);
  }

  @Test
  void ascendingKeysAreNeverRewritten() throws IOException {
    SimStore store = new SimStore();
    CompactionStrategy strategy = leveled();
    for (int flush = 0; flush < 200; flush++) {
      NavigableMap<Integer, Long> memTable = new TreeMap<>();
      for (int i = 0; i < FLUSH_ENTRIES; i++) {
        memTable.put(flush * FLUSH_ENTRIES + i, store.nextVersion());
      }
      store.flush(memTable);
      store.settle(strategy);
    }
    assertThat(store.bytesMerged()).isZero();
    assertThat(store.levels().deepest()).isGreaterThan(1);
  }

  @Test
  void noTableWaitsForeverWhileOthersAreWritten() throws IOException {
    Random random = new Random(11);
    SimStore store = new SimStore();
    CompactionStrategy strategy = leveled();
    for (int flush = 0; flush < 200; flush++) {
      store.flush(memTable(store, random, 0, 20_000));
      store.settle(strategy);
    }
    Set<Long> waiting = numbers(store, 1);
    waiting.addAll(numbers(store, 2));
    assertThat(waiting).hasSizeGreaterThan(10);
    for (int flush = 0; flush < 1500 && !waiting.isEmpty(); flush++) {
      store.flush(memTable(store, random, 5000, 15_000));
      store.settle(strategy);
      Set<Long> still = numbers(store, 1);
      still.addAll(numbers(store, 2));
      waiting.retainAll(still);
    }
    assertThat(waiting).isEmpty();
  }

  /**
   * Writes ten times what the store holds in the end, and says how often each byte was written
   * after its flush.
   */
  private static double written(String name, CompactionStrategy strategy) {
    Random random = new Random(3);
    SimStore store = new SimStore();
    for (int flush = 0; flush < 500; flush++) {
      store.flush(memTable(store, random, 0, 5000));
      store.settle(strategy);
    }
    store.checkReads();
    double factor = (double) store.bytesMerged() / store.bytesFlushed();
    int runs = store.levels().levels().stream().mapToInt(level -> level.runs().size()).sum();
    long held = store.tables().stream().mapToLong(SimTable::bytes).sum();
    System.out.printf(
        "%s: each byte rewritten %.1f times, %d runs, %.2f times the live bytes%n",
        name, factor, runs, held / 5000.0 / SimTable.ENTRY_BYTES);
    return factor;
  }

  private static NavigableMap<Integer, Long> memTable(
      SimStore store, Random random, int first, int keys) {
    NavigableMap<Integer, Long> memTable = new TreeMap<>();
    while (memTable.size() < FLUSH_ENTRIES) {
      memTable.put(first + random.nextInt(keys), store.nextVersion());
    }
    return memTable;
  }

  private static Set<Long> numbers(SimStore store, int level) {
    Set<Long> numbers = new HashSet<>();
    for (Run run : store.levels().level(level).runs()) {
      run.tables().stream().map(TableInfo::number).forEach(numbers::add);
    }
    return numbers;
  }

  private static CompactionStrategy leveled() throws IOException {
    return strategy(
        new LeveledProvider(),
        Map.of("base-level-bytes", "4000", "table-bytes", "1000", "table-bytes-max", "4000"));
  }

  private static CompactionStrategy strategy(
      CompactionProvider provider, Map<String, String> settings) throws IOException {
    return provider.create(MapSettings.of(settings));
  }
}
