package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.RepairReport;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WorkProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Old values on level 1, new ones and deletions on level 0, the newest in the log. */
@Timeout(120)
final class RepairTest {

  private static final int KEYS = 400;

  /** Beyond the header, in the first block. */
  private static final int FIRST_BLOCK = 400;

  private TestStore disk = new TestStore();
  private final StoreOptions options = Repairs.options();

  private static byte[] key(int i) {
    return bytes("key %03d".formatted(i));
  }

  @BeforeEach
  void write() {
    write(options);
  }

  private void write(StoreOptions chosen) {
    TestStore first = disk;
    try (LsmStore store = first.open(chosen)) {
      for (int i = 0; i < KEYS; i++) {
        store.put(key(i), bytes("old".repeat(30)));
      }
      store.compact();
      for (int i = 0; i < KEYS; i += 2) {
        if (i % 4 == 0) {
          store.put(key(i), bytes("new".repeat(30)));
        } else {
          store.delete(key(i));
        }
      }
      store.flush();
      store.put(bytes("logged"), bytes("v"));
      store.put(key(0), bytes("newest"));
      first.awaitOnlyKnownTables(store);
      disk = first.killed();
    }
  }

  private List<String> expected() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      if (i % 4 != 2) {
        String value = i == 0 ? "newest" : (i % 4 == 0 ? "new" : "old").repeat(30);
        expected.add("key %03d=%s".formatted(i, value));
      }
    }
    expected.add("logged=v");
    return expected;
  }

  private RepairReport repair() {
    return Repairs.repair(disk, options);
  }

  private CheckReport check() {
    return disk.builder().check(WorkProgress.NONE);
  }

  private List<String> repaired() {
    return Repairs.repaired(disk);
  }

  private Path newest(String part) {
    return Repairs.newest(disk, part);
  }

  @Test
  void aSoundStoreIsCalledSoundAndCopiedWhole() {
    List<Path> before = disk.files("");
    CheckReport report = check();
    assertThat(report.damage()).isEmpty();
    assertThat(report.volume().tables()).isGreaterThan(1);
    assertThat(report.volume().entries()).isEqualTo(KEYS + KEYS / 2);
    assertThat(report.volume().records()).isEqualTo(2);
    assertThat(disk.files("")).as("a check writes nothing").isEqualTo(before);
    RepairReport repair = repair();
    assertThat(repair.isComplete()).isTrue();
    assertThat(repair.entries()).isEqualTo(expected().size());
    assertThat(repaired()).isEqualTo(expected());
    assertThat(disk.files("/store/")).as("nor does a repair, in the old store").isEqualTo(before);
  }

  @Test
  void whatADamagedBlockCouldHoldNewerOfIsLeftOutAndListed() {
    disk = new TestStore();
    write(options.toBuilder().provider(Role.FILTER, "none").build());
    Path data = newest("data.rows");
    disk.damage(data, FIRST_BLOCK);
    assertThat(check().damage())
        .singleElement()
        .satisfies(damage -> {
          assertThat(damage.file()).isEqualTo(data);
          assertThat(damage.keys()).isPresent();
        });
    RepairReport report = repair();
    List<String> left = certainBeside(report);
    assertThat(left.size()).isBetween(10, KEYS);
    assertThat(repaired()).isEqualTo(left);
    assertThat(report.uncertain()).isPositive();
    String listing = TestStore.text(disk.read(report.listing()));
    assertThat(listing.lines().count()).isEqualTo(report.uncertain());
    assertThat(TestStore.text(disk.read(report.report())))
        .contains(data.toString(), report.uncertain() + " entries are uncertain");
  }

  /** What lies outside of the lost range, and what the log holds. */
  private List<String> certainBeside(RepairReport report) {
    KeyRange lost = report.lost().getFirst().keys().orElseThrow();
    return expected().stream()
        .filter(entry -> {
          byte[] key = bytes(entry.substring(0, entry.indexOf('=')));
          return !lost.contains(key) || entry.startsWith("key 000");
        })
        .toList();
  }

  @Test
  void theFilterOfADamagedTableTellsThatItHoldsNothingNewer() {
    disk.damage(newest("data.rows"), FIRST_BLOCK);
    RepairReport report = repair();
    List<String> saved = repaired();
    assertThat(expected()).containsAll(saved);
    assertThat(saved).containsAll(certainBeside(report));
    assertThat(saved.size() - certainBeside(report).size()).isGreaterThan(50);
    assertThat(report.uncertain()).as("old values of lost keys").isBetween(100L, KEYS / 2L);
  }

  @Test
  void damageBeneathNewerVersionsCostsOnlyWhatIsNotThere() {
    Path data = disk.files("data.rows").stream().sorted().toList().getFirst();
    disk.damage(data, FIRST_BLOCK);
    RepairReport report = repair();
    KeyRange lost = report.lost().getFirst().keys().orElseThrow();
    List<String> left =
        expected().stream()
            .filter(entry -> !entry.endsWith("old") || !lost.contains(bytes(entry.substring(0, 7))))
            .toList();
    assertThat(repaired()).isEqualTo(left).hasSizeLessThan(expected().size());
    assertThat(report.uncertain()).isZero();
  }

  @Test
  void aLostManifestIsPutTogetherAgain() {
    for (String manifest : List.of("manifest_l0", "manifest_l1")) {
      TestStore whole = disk;
      disk = whole.killed();
      disk.delete(disk.files(manifest).getFirst());
      assertThat(check().damage()).extracting(Damage::file).first().asString().contains(manifest);
      RepairReport report = repair();
      assertThat(repaired()).as(manifest).isEqualTo(expected());
      assertThat(report.uncertain()).isZero();
      disk = whole;
    }
  }

  @Test
  void aLostManifestWithALostTableLeavesOutWhatLiesBeneath() {
    disk.delete(disk.files("manifest_l0").getFirst());
    Path data = newest("data.rows");
    for (Path file : disk.files(data.getParent().toString())) {
      disk.delete(file);
    }
    repair();
    assertThat(repaired()).containsExactly("key 000=newest", "logged=v");
  }

  @Test
  void aLostRootIsMadeUpForByManifestsThatAreOneALevel() {
    Path root = newest("ROOT-");
    disk.damage(root, 100);
    assertThatExceptionOfType(CorruptionException.class).isThrownBy(() -> disk.open(options));
    assertThat(check().damage()).extracting(Damage::file).containsExactly(root);
    assertThat(repair().uncertain()).isZero();
    assertThat(repaired()).isEqualTo(expected());
  }

  @Test
  void allRootsLostAreMadeUpForToo() {
    disk.files("ROOT-").forEach(disk::delete);
    assertThat(check().isSound()).isFalse();
    repair();
    assertThat(repaired()).isEqualTo(expected());
  }

  @Test
  void withoutRootAndManifestsEverythingOfTablesIsUncertain() {
    disk.files("ROOT-").forEach(disk::delete);
    disk.delete(disk.files("manifest_l0").getFirst());
    RepairReport report = repair();
    assertThat(repaired()).isEmpty();
    assertThat(report.uncertain()).isEqualTo(expected().size());
  }

  @Test
  void theSoundBeginningOfADamagedLogIsReplayed() {
    Path log =
        disk.files("/wal/").stream()
            .filter(file -> TestStore.text(disk.read(file)).contains("logged"))
            .findFirst()
            .orElseThrow();
    disk.damage(log, 150);
    CheckReport report = check();
    assertThat(report.damage()).extracting(Damage::file).containsExactly(log);
    repair();
    List<String> flushed = new ArrayList<>(expected());
    flushed.removeLast();
    flushed.set(0, "key 000=" + "new".repeat(30));
    assertThat(repaired()).isEqualTo(flushed);
  }

  @Test
  void damagedFiltersAndIndexesLoseNothing() {
    disk.files("filter.").forEach(file -> disk.damage(file, 150));
    disk.files("index.").forEach(file -> disk.damage(file, 150));
    assertThat(check().damage())
        .hasSize(disk.files("filter.").size() + disk.files("index.").size());
    repair();
    assertThat(repaired()).isEqualTo(expected());
  }

  @Test
  void aDirectoryWithoutAStoreIsRefusedAndSoIsATargetThatIsNotEmpty() {
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(() -> new TestStore().builder().check(WorkProgress.NONE))
        .withMessageContaining("no store");
    repair();
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(this::repair)
        .withMessageContaining("not empty");
  }

  @Test
  void progressEndsAtItsTotal() {
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    disk.builder()
        .check((position, total) -> {
          done.add(position);
          totals.add(total);
        });
    assertThat(done).isSorted().last().isEqualTo(totals.getLast());
  }
}
