package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.testkit.faults.Operation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the inputs of a compaction may go. */
@Timeout(120)
final class CompactionOrderTest {

  private static final int KEYS = 300;

  private final TestStore disk = new TestStore();
  private final WatchedStorage watched = new WatchedStorage(disk.disk());

  /** The worst that a loss of power can leave, taken as the first file of each table is deleted. */
  private final Map<Path, TestStore> atDeletion = new ConcurrentHashMap<>();

  @Test
  void inputsAreDeletedOnlyAfterOutputsAreDurableAndRootIsSwitched() throws InterruptedException {
    try (LsmStore store =
        TestStore.builder(watched).options(idle().durability(Durability.SYNC).build()).open()) {
      for (int i = 0; i < KEYS; i++) {
        store.put(bytes("k" + i % (KEYS / 3)), bytes("value " + i));
        if ((i + 1) % (KEYS / 3) == 0) {
          store.flush();
        }
      }
      Set<Path> inputs = tables();
      assertThat(inputs).hasSizeGreaterThanOrEqualTo(3);
      watched.rule(operation -> {
        Path table = operation.path().getParent();
        if (operation.kind() == Operation.DELETE && table.toString().contains("/sstable_")) {
          atDeletion.computeIfAbsent(table, _ -> disk.cutOff());
        }
      });
      store.compact();
      while (tables().size() != store.stats().tablesKnown()) {
        Thread.sleep(1); // the inputs are deleted in the background
      }
      assertThat(tables()).doesNotContainAnyElementsOf(inputs);
    }
    assertThat(atDeletion).isNotEmpty();
    atDeletion.forEach(CompactionOrderTest::assertNeedsNothingOf);
  }

  /** Tables stay where they are until they are told to be compacted. */
  private static StoreOptions.Builder idle() {
    return TestStore.small().setting(Role.COMPACTION, "l0-tables", "50");
  }

  private Set<Path> tables() {
    Set<Path> tables = new HashSet<>();
    disk.files("sstables/sstable_").forEach(file -> tables.add(file.getParent()));
    return tables;
  }

  private static void assertNeedsNothingOf(Path table, TestStore cutOff) {
    cutOff.files(table.toString()).forEach(cutOff::delete);
    try (LsmStore store = cutOff.open()) {
      List<String> found = entries(store.scan(KeyRange.all()));
      assertThat(found).as("without " + table).hasSize(KEYS / 3);
      for (int i = 0; i < KEYS / 3; i++) {
        assertThat(store.get(bytes("k" + i))).hasValue(bytes("value " + (i + 2 * KEYS / 3)));
      }
    }
  }

  @Test
  void aCompactionThatFailsLeavesItsInputsAndNothingElse() {
    try (LsmStore store = TestStore.builder(watched).options(idle().build()).open()) {
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 20; i++) {
          store.put(bytes("k" + i), bytes("round " + round));
        }
        store.flush();
      }
      Set<Path> inputs = tables();
      assertThat(inputs).hasSize(3);
      watched.refuse(Operation.FORCE, "sstables/");
      assertThatExceptionOfType(StoreIoException.class).isThrownBy(store::compact);
      assertThat(tables()).isEqualTo(inputs);
      assertThat(entries(store.scan(KeyRange.all())))
          .hasSize(20)
          .allMatch(entry -> entry.endsWith("=round 2"));
      watched.rule(operation -> {});
      store.compact();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(20);
    }
  }
}
