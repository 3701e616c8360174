package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootChange;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.manifest.RootWriter;
import dev.lsmkv.core.manifest.TableRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check finds in one table, and that it names no less than what reads meet. */
final class TableCheckTest {

  private static final int KEYS = 400;
  private static final int BLOCK_BYTES = 1_000;
  private static final StoreOptions OPTIONS =
      TestStore.small()
          .memTableBytes(1 << 20)
          .setting(Role.TABLE_FORMAT, "block-bytes", Integer.toString(BLOCK_BYTES))
          .build();

  private final TestStore disk = new TestStore();

  @BeforeEach
  void makeOneTable() {
    try (LsmStore store = disk.open(OPTIONS)) {
      for (int i = 0; i < KEYS; i++) {
        store.put(key(i), new byte[100]);
      }
    }
    assertThat(disk.files("data.rows")).hasSize(1);
  }

  private static byte[] key(int i) {
    return bytes("key %03d".formatted(i));
  }

  private Path file(String part) {
    return disk.files(part).getFirst();
  }

  private List<Damage> check() {
    return disk.builder().check(WorkProgress.NONE).damage();
  }

  private static boolean isNamed(List<Damage> damage, int key) {
    return damage.stream()
        .anyMatch(one -> one.keys().map(keys -> keys.contains(key(key))).orElse(false));
  }

  private static boolean fails(LsmStore store, int key) {
    try {
      store.get(key(key));
      return false;
    } catch (CorruptionException _) {
      return true;
    }
  }

  /** Whatever a read fails of is in what was found, and of the rest no more than {@code beyond}. */
  private void requireNamed(List<Damage> damage, Predicate<Integer> beyond) {
    try (LsmStore store = disk.open(OPTIONS)) {
      for (int i = 0; i < KEYS; i++) {
        if (fails(store, i)) {
          assertThat(isNamed(damage, i)).as("key %d", i).isTrue();
        } else if (!beyond.test(i)) {
          assertThat(isNamed(damage, i)).as("key %d", i).isFalse();
        }
      }
    }
  }

  @Test
  void damagedNeighboursAndTheLastBlockAreFoundEach() {
    Path data = file("data.rows");
    int length = disk.read(data).length;
    disk.damage(data, 2 * BLOCK_BYTES);
    disk.damage(data, 3 * BLOCK_BYTES);
    disk.damage(data, length - 100);
    List<Damage> damage = check();
    assertThat(damage).hasSize(3).extracting(Damage::file).containsOnly(data);
    assertThat(damage).extracting(Damage::offset).isSorted().doesNotHaveDuplicates();
    requireNamed(damage, key -> isNamed(damage, key - 1) != isNamed(damage, key + 1));
  }

  @Test
  void withItsPropertiesTheWholeTableIsLost() {
    Path properties = file("table.json");
    disk.damage(properties, 100);
    requireWholeTableNamed(properties);
  }

  @Test
  void withoutItsPropertiesTheWholeTableIsLost() {
    Path properties = file("table.json");
    disk.delete(properties);
    requireWholeTableNamed(properties);
  }

  @Test
  void dataThatIsCutShortIsLost() {
    Path data = file("data.rows");
    byte[] whole = disk.read(data);
    disk.write(data, Arrays.copyOf(whole, whole.length - 1));
    requireWholeTableNamed(data);
  }

  @Test
  void dataThatIsMissingIsLost() {
    Path data = file("data.rows");
    disk.delete(data);
    requireWholeTableNamed(data);
  }

  private void requireWholeTableNamed(Path file) {
    List<Damage> damage = check();
    assertThat(damage).isNotEmpty().extracting(Damage::file).containsOnly(file);
    assertThat(isNamed(damage, 0) && isNamed(damage, KEYS / 2) && isNamed(damage, KEYS - 1))
        .isTrue();
    requireNamed(damage, key -> false);
  }

  @Test
  void aFilterOrAnIndexThatIsMissingOrCutShortCostsNoKey() {
    Path filter = file("filter.bloom");
    Path index = file("index.sparse");
    byte[] whole = disk.read(index);
    disk.delete(filter);
    disk.write(index, Arrays.copyOf(whole, whole.length / 2));
    List<Damage> damage = check();
    assertThat(damage).extracting(Damage::file).containsExactlyInAnyOrder(filter, index);
    assertThat(damage).allMatch(one -> one.keys().isEmpty());
    assertThat(damage)
        .filteredOn(one -> one.file().equals(filter))
        .allMatch(one -> one.actual().equals("no file"));
    requireNamed(damage, key -> false);
  }

  /** Puts another record of the table into the manifest, all checksums being right. */
  private void forge(UnaryOperator<TableRecord> change) throws IOException {
    StoreLayout layout = new StoreLayout(disk.disk(), TestStore.DIRECTORY);
    RootReader reader = new RootReader(layout);
    Root root = reader.newest().orElseThrow();
    List<LevelManifest> levels =
        reader.manifests(root).stream()
            .map(level ->
                new LevelManifest(
                    level.level(),
                    level.runs().stream().map(run -> run.stream().map(change).toList()).toList()))
            .toList();
    new RootWriter(layout, root, reader.manifests(root), root.number())
        .commit(
            new RootChange(
                levels, root.wal(), root.nextFileNumber(), root.lastSequence(), root.compaction()));
  }

  @Test
  void aManifestThatCountsOtherEntriesThanTheTableIsFound() throws IOException {
    forge(table ->
        new TableRecord(
            table.number(),
            table.format(),
            table.bytes(),
            table.entries() + 1,
            table.keys(),
            table.tombstones(),
            table.bounds(),
            table.propertiesCrc()));
    List<Damage> damage = check();
    assertThat(damage)
        .anyMatch(one ->
            one.file().equals(file("table.json"))
                && one.expected().equals("the contents in the manifest"));
    assertThat(damage)
        .filteredOn(one -> one.file().equals(file("data.rows")))
        .singleElement()
        .satisfies(one -> assertThat(one.expected()).contains("401"));
  }

  @Test
  void aManifestThatNamesAnotherFormatThanTheTableIsFound() throws IOException {
    forge(table ->
        new TableRecord(
            table.number(),
            "columns",
            table.bytes(),
            table.entries(),
            table.keys(),
            table.tombstones(),
            table.bounds(),
            table.propertiesCrc()));
    assertThat(check()).extracting(Damage::file).contains(file("table.json"));
  }
}
