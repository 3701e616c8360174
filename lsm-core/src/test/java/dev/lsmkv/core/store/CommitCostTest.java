package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.store.WatchedStorage.Noted;
import dev.lsmkv.testkit.faults.Operation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a commit writes: the manifests of the levels it touched, and a ROOT. */
@Timeout(120)
final class CommitCostTest {

  private final TestStore disk = new TestStore();

  private static StoreOptions options(String baseLevelBytes) {
    return TestStore.small()
        .setting(Role.COMPACTION, "level-ratio", "2")
        .setting(Role.COMPACTION, "table-bytes", "1500")
        .setting(Role.COMPACTION, "base-level-bytes", baseLevelBytes)
        .build();
  }

  /** Several levels of many tables, at rest. */
  private void load() throws InterruptedException {
    try (LsmStore store = disk.open(options("4000"))) {
      for (int i = 0; i < 4_000; i++) {
        store.put(bytes("key " + (i * 7919) % 4_000), bytes("value of some length " + i));
      }
      store.flush();
      Settled.await(store);
      assertThat(store.stats().levels().size()).isGreaterThan(1);
      assertThat(store.stats().tablesKnown()).isGreaterThan(5);
    }
  }

  @Test
  void aFlushWritesTheManifestOfLevelZeroAndOfNoOther() throws InterruptedException {
    load();
    WatchedStorage watched = new WatchedStorage(disk.disk());
    StoreOptions noCompaction = options("100000000");
    try (LsmStore store = TestStore.builder(watched).options(noCompaction).open()) {
      List<Path> before = disk.files("/manifests/");
      watched.forget();
      store.put(bytes("key"), bytes("new"));
      store.flush();
      List<Noted> manifests = watched.operations(Operation.CREATE, "/manifests/");
      assertThat(manifests)
          .singleElement()
          .matches(operation -> operation.path().toString().contains("manifest_l0."));
      List<Path> after = disk.files("/manifests/");
      assertThat(after).hasSize(before.size());
      assertThat(after).containsAll(before.stream().filter(file -> !isLevelZero(file)).toList());
      assertThat(watched.operations(Operation.MAP, "/manifests/")).isEmpty();
      assertThat(watched.operations(Operation.CREATE, "ROOT-").size()).isBetween(3, 4);
      assertThat(disk.read(manifests.getFirst().path()).length)
          .as("bytes of a manifest of one table")
          .isLessThan(1_000);
    }
  }

  private static boolean isLevelZero(Path manifest) {
    return manifest.toString().contains("manifest_l0.");
  }
}
