package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.provider.MapSettings;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {

  private static final Path DECLARATION =
      Path.of("src/main/resources/META-INF/services/dev.lsmkv.spi.wal.WalProvider");

  private final Map<String, String> given = new HashMap<>();
  private final MemoryStorage disk = new MemoryStorage();

  private static WalProvider provider(String id) {
    Module tests = ProvidersTest.class.getModule();
    tests.addUses(WalProvider.class);
    return ServiceLoader.load(WalProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private WalSegment segment(String id, long bytesExpected) throws IOException {
    disk.directory(Path.of("/wal")).create();
    StorageFile file = disk.directory(Path.of("/wal")).file(id + ".log");
    FileIdentity identity = new FileIdentity(FileRole.WAL, id, new UUID(1, 2), 3);
    return new WalSegment(file, identity, bytesExpected, WalSegment.Use.FORCED);
  }

  /** Read from the file, so that the tests of changed classes, on the class path, see it too. */
  private static ModuleDescriptor moduleOfTheProviders() throws URISyntaxException {
    URL classes = MappedWalProvider.class.getProtectionDomain().getCodeSource().getLocation();
    return ModuleFinder.of(Path.of(classes.toURI())).findAll().iterator().next().descriptor();
  }

  @Test
  void moduleAndClassPathDeclareTheSameProviders() throws Exception {
    List<String> module =
        moduleOfTheProviders().provides().stream()
            .filter(provides -> provides.service().equals(WalProvider.class.getName()))
            .flatMap(provides -> provides.providers().stream())
            .toList();
    assertThat(Files.readAllLines(DECLARATION)).containsExactlyInAnyOrderElementsOf(module);
    assertThat(module).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapped", "channel"})
  void segmentOfADiscoveredProviderIsReadByAnotherInstance(String id) throws IOException {
    WriteGroup group = Groups.single(1, 100);
    WalSegment segment = segment(id, 1000);
    try (WalWriter writer = provider(id).create(MapSettings.of(given)).create(segment)) {
      writer.append(group);
    }
    provider(id)
        .create(MapSettings.of(given))
        .read(
            segment,
            (sequence, operations) ->
                assertThat(Logged.of(sequence, operations)).isEqualTo(Logged.of(group)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapped", "channel"})
  void everySegmentHasALogIdOfItsOwn(String id) throws IOException {
    WalFormat format = provider(id).create(MapSettings.of(given));
    WalSegment segment = segment(id, 1000);
    format.create(segment).close();
    byte[] first = disk.read(segment.file().path());
    segment.file().delete();
    format.create(segment).close();
    byte[] second = disk.read(segment.file().path());
    assertThat(Arrays.copyOfRange(first, 128, 136))
        .isNotEqualTo(Arrays.copyOfRange(second, 128, 136));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8192, 65536",
    "1000000, 16384, 126976",
    "67108864, 1048576, 8388608",
    "9000000000, 1048576, 8388608"
  })
  void spaceIsMadeForAnEighthOfWhatIsExpectedWithinBounds(
      long expected, int firstBytes, int chunkBytes) throws IOException {
    assertSpace(segment("mapped", expected), firstBytes, chunkBytes);
  }

  @Test
  void chunkBytesAreWhatTheSettingSaysInWholePages() throws IOException {
    given.put("chunk-bytes", "5000");
    assertSpace(segment("mapped", 1 << 30), 4096, 8192);
  }

  /** At first an eighth of a chunk, and a chunk once that is used up. */
  private void assertSpace(WalSegment segment, int firstBytes, int chunkBytes) throws IOException {
    try (WalWriter writer = provider("mapped").create(MapSettings.of(given)).create(segment)) {
      assertThat(disk.read(segment.file().path()).length).isEqualTo(firstBytes);
      writer.reserve(firstBytes);
      assertThat(disk.read(segment.file().path()).length).isEqualTo(firstBytes + chunkBytes);
    }
  }

  @Test
  void providerDoesNotWriteUnderTheIdOfAnother() throws IOException {
    WalFormat mapped = provider("mapped").create(MapSettings.of(given));
    WalSegment segment = segment("channel", 1000);
    assertThatIllegalArgumentException().isThrownBy(() -> mapped.create(segment));
  }
}
