package dev.lsmkv.examples.promise;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.MissingProviderException;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.examples.table.SortedArrayProvider;
import dev.lsmkv.examples.wal.LengthPrefixedProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files name what wrote them, and are not read as something else. */
final class PersistedIdsTest {

  private static final byte[] KEY = "k".getBytes(UTF_8);
  private static final byte[] VALUE = "v".repeat(100).getBytes(UTF_8);

  private MemoryDisk disk = new MemoryDisk();

  @Test
  void filesNameThePartsThatWroteThem() {
    try (LsmStore store = disk.builder().options(Selection.ALL.options(Durability.SYNC)).open()) {
      store.put(KEY, VALUE);
      store.flush();
      store.put(KEY, VALUE);
      disk = disk.killed();
    }
    assertThat(disk.files("sstables"))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder(
            "data.example.sorted-array",
            "filter.example.hash-set",
            "index.example.full",
            "table.json");
    assertThat(content("/table.json"))
        .contains("example.sorted-array", "example.full", "example.hash-set", "example.run-length");
    assertThat(content("/manifest_l0")).contains("example.sorted-array");
    assertThat(content("/ROOT")).contains("example.single-run");
    assertThat(disk.files("/wal/"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(text(file)).contains("example.length-prefixed"));
    assertThat(content("/data.")).contains("example.sorted-array");
    assertThat(content("/index.")).contains("example.full");
    assertThat(content("/filter.")).contains("example.hash-set");
  }

  /** The newest of the files whose path holds a text. */
  private String content(String part) {
    return text(disk.files(part).getLast());
  }

  private String text(Path file) {
    return new String(disk.read(file), ISO_8859_1);
  }

  @Test
  void aStoreWhoseLogNobodyReadsIsRefused() {
    writeWith(Role.WAL);
    disk = disk.killed();
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> disk.builder().open())
        .withMessage(
            missing(Role.WAL, disk.files("/wal/").getFirst())
                + " Available: "
                + Texts.part("channel", "dev.lsmkv.wal", "dev.lsmkv.wal.ChannelWalProvider")
                + ", "
                + example("example.length-prefixed", LengthPrefixedProvider.class)
                + ", "
                + Texts.part("mapped", "dev.lsmkv.wal", "dev.lsmkv.wal.MappedWalProvider")
                + "."
                + Texts.REMEDY);
  }

  @Test
  void aStoreWhoseTablesNobodyReadsIsRefusedAtOnce() {
    writeWith(Role.TABLE_FORMAT);
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> disk.builder().open())
        .withMessage(
            missing(Role.TABLE_FORMAT, disk.files("/table.json").getLast())
                + " Available: "
                + example("example.sorted-array", SortedArrayProvider.class)
                + ", "
                + Texts.part("rows", "dev.lsmkv.sstable", "dev.lsmkv.sstable.rows.RowsProvider")
                + "."
                + Texts.REMEDY);
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> disk.builder().readOnly().open());
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCK_INDEX", "COMPRESSION"})
  void aTableThatNobodyReadsIsRefusedWhenItOpens(Role role) {
    writeWith(role);
    try (LsmStore store = disk.builder().open()) {
      assertThatExceptionOfType(MissingProviderException.class)
          .isThrownBy(() -> store.get(KEY))
          .withMessageStartingWith(missing(role, table()) + " Available: ")
          .withMessageContaining("'" + Selection.exampleId(role) + "' (")
          .withMessageEndingWith(Texts.REMEDY);
    }
  }

  @Test
  void aTableWhoseFilterNobodyReadsIsReadWithout() {
    writeWith(Role.FILTER);
    try (LsmStore store = disk.builder().open()) {
      assertThat(store.get(KEY)).hasValue(VALUE);
      assertThat(store.contains("other".getBytes(UTF_8))).isFalse();
      assertThat(store.stats().filters().checks()).isZero();
    }
  }

  @Test
  void aStoreWhoseStrategyIsGoneGoesOnWithAnother() {
    StoreOptions options = Selection.of(Role.COMPACTION).options(Durability.SYNC);
    try (LsmStore store = disk.builder().options(options).open()) {
      store.put(KEY, VALUE);
    }
    try (LsmStore store = disk.builder().open()) {
      store.compact(KeyRange.all());
      assertThat(store.get(KEY)).hasValue(VALUE);
    }
    assertThat(content("/ROOT")).contains("leveled");
  }

  private void writeWith(Role role) {
    StoreOptions options =
        StoreOptions.builder().provider(role, Renamed.id(role)).compressedFromLevel(0).build();
    try (LsmStore store = disk.builder().with(Renamed.provider(role)).options(options).open()) {
      store.put(KEY, VALUE);
      store.flush();
      store.put("other one".getBytes(UTF_8), VALUE);
      store.delete("other one".getBytes(UTF_8));
    }
  }

  private static String example(String id, Class<?> provider) {
    return Texts.part(id, "dev.lsmkv.examples", provider.getName());
  }

  private Path table() {
    return disk.files("/table.json").getFirst();
  }

  private static String missing(Role role, Path file) {
    return "No provider of the role %s has the id '%s', named by %s."
        .formatted(role, Renamed.id(role), file);
  }
}
