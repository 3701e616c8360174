package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreLockedException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpeningTest {

  private final TestStore disk = new TestStore();

  @Test
  void theNameOfANewStoreAndOfTheParentsItMadeIsDurable() {
    Path directory = Path.of("/made/too/store");
    try (LsmStore store =
        LsmStore.builder(directory)
            .environment(new Environment(disk.disk(), new SystemClock(), new PlatformExecutors()))
            .open()) {
      store.put(bytes("k"), bytes("v"));
      assertThat(disk.disk().unforced())
          .noneMatch(path -> directory.toAbsolutePath().startsWith(path));
    }
  }

  @Test
  void parentsAreCreatedAndTwoRootsStandAtRest() {
    disk.open().close();
    assertThat(disk.files("ROOT-")).hasSize(2);
    assertThat(disk.files("LOCK")).hasSize(1);
  }

  @Test
  void aDirectoryOfSomethingElseIsRefusedAndNotTouched() {
    disk.write(TestStore.DIRECTORY.resolve("photo.jpg"), new byte[3]);
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(disk::open)
        .withMessageContaining(TestStore.DIRECTORY.toString())
        .withMessageContaining("photo.jpg");
    assertThat(disk.disk().files()).hasSize(1);
  }

  @Test
  void tablesWithoutAnyRootAreDamage() {
    try (LsmStore store = disk.open()) {
      store.put(bytes("k"), bytes("v"));
    }
    TestStore rootless = disk.killed();
    TestStore bare = new TestStore();
    rootless.files("sstables").forEach(file -> bare.write(file, rootless.read(file)));
    assertThatExceptionOfType(CorruptionException.class).isThrownBy(bare::open);
  }

  @Test
  void onlyOneMayWriteAndManyMayRead() {
    try (LsmStore writer = disk.open()) {
      writer.put(bytes("k"), bytes("v"));
      assertThatExceptionOfType(StoreLockedException.class).isThrownBy(disk::open);
      try (LsmStore one = disk.builder().readOnly().open();
          LsmStore two = disk.builder().readOnly().open()) {
        assertThat(one.get(bytes("k"))).hasValue(bytes("v"));
        assertThat(two.get(bytes("k"))).hasValue(bytes("v"));
      }
      writer.put(bytes("l"), bytes("w"));
    }
    disk.open().close();
  }

  @Test
  void aReaderShowsTheLogWritesNothingAndRefusesWrites() {
    try (LsmStore writer = disk.open()) {
      writer.put(bytes("k"), bytes("v"));
      settle(writer);
      List<Path> before = disk.disk().files();
      try (LsmStore reader = disk.builder().readOnly().open()) {
        assertThat(entries(reader.scan(KeyRange.all()))).containsExactly("k=v");
        assertThatExceptionOfType(StoreReadOnlyException.class).isThrownBy(reader::flush);
        assertThatExceptionOfType(StoreReadOnlyException.class).isThrownBy(reader::compact);
        assertThatExceptionOfType(StoreReadOnlyException.class)
            .isThrownBy(() -> reader.put(bytes("x"), bytes("y")));
      }
      assertThat(disk.disk().files()).isEqualTo(before);
    }
  }

  /** Waits until the next log segment is there, which is made in the background. */
  private static void settle(LsmStore writer) {
    while (writer.stats().wal().segments() < 2) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aReaderOfNoStoreIsRefusedAndNothingIsCreated() {
    assertThatExceptionOfType(LsmException.class)
        .isThrownBy(() -> disk.builder().readOnly().open());
    assertThat(disk.disk().files()).isEmpty();
  }

  @Test
  void badOptionsAreRefusedWithTheNearestName() {
    refused(StoreOptions.builder().setting(Role.COMPACTION, "level-ration", "10"), "level-ratio");
    refused(StoreOptions.builder().setting(Role.COMPACTION, "level-ratio", "ten"), "level-ratio");
    refused(
        StoreOptions.builder()
            .setting(Role.FILTER, "bits-per-key", "10")
            .setting(Role.FILTER, "false-positive-rate", "0.01"),
        "bits-per-key");
    assertThat(disk.disk().files()).isEmpty();
  }

  private void refused(StoreOptions.Builder options, String named) {
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> disk.open(options.build()))
        .withMessageContaining(named);
  }

  @Test
  void filterNoneMeansNoFilter() {
    StoreOptions options = TestStore.small().provider(Role.FILTER, "none").build();
    try (LsmStore store = disk.open(options)) {
      store.put(bytes("k"), bytes("v"));
      store.flush();
      assertThat(disk.files("filter.")).isEmpty();
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
      assertThat(store.stats().filters().checks()).isZero();
    }
  }
}
