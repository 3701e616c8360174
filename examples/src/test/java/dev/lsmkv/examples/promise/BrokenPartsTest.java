package dev.lsmkv.examples.promise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.MissingProviderException;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.examples.filter.HashSetProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part that is absent, doubled, broken or misspelt: the whole text that a user reads. */
final class BrokenPartsTest {

  private static final String AVAILABLE =
      "Available: "
          + Texts.part("bloom", "dev.lsmkv.bloom", "dev.lsmkv.bloom.BloomProvider")
          + ", "
          + Texts.part("example.hash-set", "dev.lsmkv.examples", HashSetProvider.class.getName());
  private static final String NO_LICENCE = "throw new java.io.IOException(\"no licence\");";

  private final MemoryDisk disk = new MemoryDisk();

  @TempDir private Path directory;

  @Test
  void anAbsentPartIsNamedWithWhatThereIsAndWhatToDo() {
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> open(filter("vendor.absent")))
        .withMessage(
            "No provider of the role FILTER has the id 'vendor.absent', named by the options. "
                + AVAILABLE
                + "."
                + Texts.REMEDY);
    assertThat(disk.storage().files()).isEmpty();
  }

  @Test
  void aDoubledPartIsRefusedWithBothModulesEvenIfItIsNotNeeded() throws IOException {
    PlantedModule twin = PlantedModule.compile(directory, "example.hash-set", "", NO_LICENCE);
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> disk.builder().discoverIn(twin.layer()).open())
        .withMessage(
            "Two providers of the role FILTER have the id 'example.hash-set':"
                + " planted.PlantedProvider in module planted and"
                + " dev.lsmkv.examples.filter.HashSetProvider in module dev.lsmkv.examples."
                + " Remove one of the two, or give the one to use to the builder with with(…).");
  }

  @Test
  void aPartGivenToTheBuilderSettlesWhichOfTwoIsUsed() throws IOException {
    PlantedModule twin = PlantedModule.compile(directory, "example.hash-set", "", NO_LICENCE);
    worksWith(
        disk.builder()
            .discoverIn(twin.layer())
            .with(new HashSetProvider())
            .options(filter("example.hash-set")));
  }

  @Test
  void aPartWhoseConstructorFailsIsToldWithItsReason() throws IOException {
    String fails = "public PlantedProvider() { throw new IllegalStateException(\"no licence\"); }";
    PlantedModule broken = PlantedModule.compile(directory, "planted.filter", fails, NO_LICENCE);
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> open(filter("planted.filter"), broken.layer()))
        .withMessage(
            "No provider of the role FILTER has the id 'planted.filter', named by the options. "
                + AVAILABLE
                + ". Failed to load: dev.lsmkv.spi.filter.FilterProvider: Provider"
                + " planted.PlantedProvider could not be instantiated"
                + " (java.lang.IllegalStateException: no licence)."
                + Texts.REMEDY);
  }

  @Test
  void aPartThatLacksAClassIsToldWithItsReason() throws IOException {
    PlantedModule broken =
        PlantedModule.compile(directory, "planted.filter", "Part part = new Part();", NO_LICENCE)
            .withoutItsPart();
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> open(filter("planted.filter"), broken.layer()))
        .withMessageContaining("Failed to load: ")
        .withMessageContaining("planted.PlantedProvider")
        .withMessageContaining("(java.lang.NoClassDefFoundError: planted/Part)");
  }

  @Test
  void aBrokenPartThatNobodyNeedsHurtsNobody() throws IOException {
    PlantedModule broken =
        PlantedModule.compile(directory, "planted.filter", "Part part = new Part();", NO_LICENCE)
            .withoutItsPart();
    worksWith(disk.builder().discoverIn(broken.layer()));
  }

  @Test
  void aPartThatCannotBeMadeSaysWhy() throws IOException {
    PlantedModule broken = PlantedModule.compile(directory, "planted.filter", "", NO_LICENCE);
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> open(filter("planted.filter"), broken.layer()))
        .withMessage(
            "The provider of the role FILTER with the id 'planted.filter', named by the options,"
                + " was found (planted.PlantedProvider in module planted) but does not work here:"
                + " java.io.IOException: no licence. Put right what it says, or choose another. "
                + AVAILABLE
                + ", 'planted.filter' (module planted).");
  }

  @Test
  void aPartThatCannotBeMadeForLackOfAClassSaysWhy() throws IOException {
    PlantedModule broken =
        PlantedModule.compile(
                directory, "planted.filter", "", "new Part().toString(); " + NO_LICENCE)
            .withoutItsPart();
    assertThatExceptionOfType(MissingProviderException.class)
        .isThrownBy(() -> open(filter("planted.filter"), broken.layer()))
        .withMessageContaining("does not work here: java.lang.NoClassDefFoundError: planted/Part.");
  }

  @Test
  void aServiceFileThatNamesNoClassIsToldWhenThePartIsNeeded() throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve("dev.lsmkv.spi.filter.FilterProvider"), "vendor.Lost\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      assertThatExceptionOfType(MissingProviderException.class)
          .isThrownBy(() -> open(filter("vendor.lost")))
          .withMessageContaining(
              "Failed to load: dev.lsmkv.spi.filter.FilterProvider: Provider vendor.Lost not found.");
      worksWith(disk.builder());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aMisspeltSettingSuggestsTheNearestName() {
    StoreOptions misspelt =
        filter("example.hash-set").toBuilder().setting(Role.FILTER, "slot-per-keys", "4").build();
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> open(misspelt))
        .withMessage(
            "Nobody knows the setting 'slot-per-keys' of FILTER. Did you mean 'slots-per-key'?"
                + " Known: slots-per-key.");
    StoreOptions needless =
        StoreOptions.builder()
            .provider(Role.BLOCK_INDEX, "example.full")
            .setting(Role.BLOCK_INDEX, "entries-per-index", "4")
            .build();
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> open(needless))
        .withMessage(
            "Nobody knows the setting 'entries-per-index' of BLOCK_INDEX."
                + " The part chosen for this role has no settings.");
    assertThat(disk.storage().files()).isEmpty();
  }

  @Test
  void aSettingOutOfRangeSaysWhatIsAllowed() {
    StoreOptions outside =
        filter("example.hash-set").toBuilder().setting(Role.FILTER, "slots-per-key", "1").build();
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> open(outside))
        .withMessage(
            "Option refused by 'example.hash-set': the setting 'slots-per-key' of FILTER is '1';"
                + " it must be a whole number from 2 to 16.");
  }

  private static StoreOptions filter(String id) {
    return StoreOptions.builder().provider(Role.FILTER, id).build();
  }

  private void open(StoreOptions options) {
    disk.builder().options(options).open().close();
  }

  private void open(StoreOptions options, ModuleLayer layer) {
    disk.builder().options(options).discoverIn(layer).open().close();
  }

  private static void worksWith(LsmStore.Builder builder) {
    byte[] key = "k".getBytes(UTF_8);
    try (LsmStore store = builder.open()) {
      store.put(key, key);
      store.flush();
      assertThat(store.get(key)).hasValue(key);
    }
  }
}
