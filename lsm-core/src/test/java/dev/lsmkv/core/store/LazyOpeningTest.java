package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.testkit.faults.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Opening a store reads manifests only; a table is opened when it is first read. */
@Timeout(120)
final class LazyOpeningTest {

  private final StoreOptions options =
      StoreOptions.builder()
          .durability(Durability.OS)
          .setting(Role.WAL, "chunk-bytes", "65536")
          .setting(Role.COMPACTION, "l0-tables", "1")
          .setting(Role.COMPACTION, "table-bytes", "1")
          .build();

  /** A store with a table for each key. */
  private TestStore storeOfTables(int count) throws InterruptedException {
    TestStore disk = new TestStore();
    try (LsmStore store = disk.open(options)) {
      store.put(key(0), bytes("overwritten"));
      store.flush();
      for (int i = 0; i < count; i++) {
        store.put(key(i), bytes("value " + i));
      }
      store.flush();
      while (store.stats().levels().getFirst().tables() > 0) {
        Thread.sleep(1); // two tables that overlap are merged, into small ones
      }
      assertThat(store.stats().tablesKnown()).isEqualTo(count);
    }
    return disk;
  }

  private static byte[] key(int i) {
    return bytes("key %05d".formatted(i));
  }

  @Test
  void openingAStoreOfAThousandTablesOpensNoTable() throws InterruptedException {
    TestStore disk = storeOfTables(1_000);
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      assertThat(watched.operations(Operation.MAP, "sstables")).isEmpty();
      assertThat(watched.operations(Operation.LIST, "sstables/")).isEmpty();
      assertThat(store.stats().tablesKnown()).isEqualTo(1_000);
      assertThat(store.stats().tablesOpen()).isZero();

      assertThat(store.get(key(500))).hasValue(bytes("value 500"));
      assertThat(store.stats().tablesOpen()).isEqualTo(1);
      assertThat(directories(watched)).as("one table's files").hasSize(1);

      assertThat(store.get(bytes("a key before all"))).isEmpty();
      assertThat(store.get(key(500))).isPresent();
      assertThat(store.stats().tablesOpen()).isEqualTo(1);

      KeyRange ten = KeyRange.between(key(200), key(210));
      assertThat(entries(store.scan(ten))).hasSize(10);
      assertThat(store.stats().tablesOpen()).isBetween(11L, 13L);
      assertThat(store.stats().tablesKnown()).isEqualTo(1_000);
    }
  }

  private static List<String> directories(WatchedStorage watched) {
    return watched.operations(Operation.MAP, "sstables").stream()
        .map(operation -> operation.path().getParent().toString())
        .distinct()
        .toList();
  }

  @Test
  void theWorkOfOpeningDoesNotGrowWithTheTables() throws InterruptedException {
    assertThat(operationsOfOpening(storeOfTables(300)))
        .isEqualTo(operationsOfOpening(storeOfTables(3)));
  }

  private long operationsOfOpening(TestStore disk) {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore _ = TestStore.builder(watched).options(options).open()) {
      return watched.operations().size();
    }
  }

  @Test
  void openingAndReadingAStoreThatWasClosedChangesNothingOnTheDisk() throws InterruptedException {
    TestStore disk = storeOfTables(3);
    List<Path> before = disk.disk().files();
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(3);
    }
    assertThat(disk.disk().files()).isEqualTo(before);
    for (Operation changing : List.of(Operation.CREATE, Operation.FORCE, Operation.FORCE_NAMES)) {
      assertThat(watched.operations(changing, "/")).isEmpty();
    }
  }

  @Test
  void theSegmentOfTheFirstWriteTakesThePlaceOfThoseThatWereThere() throws InterruptedException {
    TestStore disk = storeOfTables(3);
    List<Path> before = disk.files("/wal/");
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      store.put(key(1), bytes("written"));
    }
    assertThat(watched.operations(Operation.CREATE, "/wal/")).as("one, and two ahead").hasSize(3);
    assertThat(disk.files("/wal/")).doesNotContainAnyElementsOf(before);
  }

  @Test
  void anEmptyLogOfAnotherFormatIsGoneAfterAnOpen() throws InterruptedException {
    TestStore disk = storeOfTables(3);
    assertThat(disk.files("/wal/")).isNotEmpty();
    StoreOptions.Builder channel = StoreOptions.builder().provider(Role.WAL, "channel");
    disk.open(channel.build()).close();
    assertThat(disk.files("/wal/")).isEmpty();
  }

  @Test
  void anOpenWithAnotherStrategySaysSoInTheRoot() throws InterruptedException {
    TestStore disk = storeOfTables(3);
    disk.open(StoreOptions.builder().provider(Role.COMPACTION, "tiered").build()).close();
    Path newest = disk.files("ROOT-").stream().sorted().toList().getLast();
    assertThat(new String(disk.read(newest), StandardCharsets.UTF_8)).contains("tiered");
  }
}
