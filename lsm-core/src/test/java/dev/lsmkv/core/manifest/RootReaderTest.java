package dev.lsmkv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which ROOT counts, and that what it names is just that. */
final class RootReaderTest {

  private static final String MANIFEST = "manifests/manifest_l1.000002.json";

  private final ManifestDisk disk = new ManifestDisk();
  private RootWriter writer;

  @BeforeEach
  void commitTwice() throws IOException {
    writer = disk.begun();
    writer.commit(ManifestDisk.change(0, 0));
    writer.commit(ManifestDisk.change(0, 1));
  }

  private void tear(int number) throws IOException {
    disk.write("ROOT-%010d.json".formatted(number), 10);
  }

  private void requireDamage(int number) {
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(disk::newest)
        .satisfies(e -> assertThat(e.file().toString()).endsWith(number + ".json"));
  }

  @Test
  void theNewestOfTwoCountsAndNumbersAreInOrder() throws IOException {
    assertThat(disk.reader().numbers()).containsExactly(1L, 2L);
    assertThat(disk.newest()).contains(writer.current());
    assertThat(writer.current().number()).isEqualTo(2);
  }

  @Test
  void anUnreadableOneCountsBesideOneOlderAndIsTornBesideTwo() throws IOException {
    tear(3);
    assertThat(disk.newest()).contains(writer.current());
    tear(4);
    assertThat(disk.newest()).contains(writer.current());
    tear(2);
    requireDamage(2);
  }

  @Test
  void aNumberWithMoreDigitsIsNewerThoughItsNameSortsBefore() throws IOException {
    disk.write("ROOT-9999999999.json", 10);
    disk.write("ROOT-10000000000.json", 10);
    assertThat(disk.reader().numbers()).containsExactly(1L, 2L, 9_999_999_999L, 10_000_000_000L);
  }

  @Test
  void anUnreadableOneAloneIsDamage() throws IOException {
    disk.delete("ROOT-0000000001.json");
    tear(2);
    requireDamage(2);
  }

  @Test
  void aStoreThatWasOnlyBegunHasNoRoot() throws IOException {
    disk.delete("ROOT-0000000001.json");
    disk.delete("ROOT-0000000002.json");
    assertThat(disk.newest()).isEmpty();
    tear(0);
    assertThat(disk.newest()).isEmpty();
    tear(1);
    assertThat(disk.newest()).isEmpty();
    tear(2);
    assertThat(disk.newest()).isEmpty();
  }

  @Test
  void aManifestThatIsMissingIsNamedAndSoIsTheRootThatNamesIt() throws IOException {
    disk.delete(MANIFEST);
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> disk.reader().manifests(writer.current()))
        .withMessageContaining("manifest_l1.000002.json")
        .withMessageContaining("ROOT-0000000002.json");
  }

  @Test
  void aManifestOfAnotherLengthOrContentThanTheRootSaysIsDamage() throws IOException {
    byte[] bytes = disk.read(MANIFEST);
    requireDamaged(Arrays.copyOf(bytes, bytes.length + 1));
    byte[] another = ManifestDisk.change(0, 2).levels().getLast().encode();
    assertThat(another).hasSameSizeAs(bytes);
    requireDamaged(another);
  }

  private void requireDamaged(byte[] bytes) throws IOException {
    disk.write(MANIFEST, bytes);
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(() -> disk.reader().manifests(writer.current()))
        .withMessageContaining("manifest_l1.000002.json")
        .satisfies(e -> assertThat(e.expected()).contains("in ROOT 2"));
  }

  @Test
  void aManifestThatNoRootVouchesForIsOfTheLevelInItsName() throws IOException {
    LevelManifest level = ManifestDisk.change(0, 1).levels().getLast();
    assertThat(disk.reader().manifest("manifest_l1.000002.json")).isEqualTo(level);
    disk.write("manifests/manifest_l2.000009.json", level.encode());
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(() -> disk.reader().manifest("manifest_l2.000009.json"));
  }

  @Test
  void aRootSaysWhetherItNamesAManifest() {
    List<Root.ManifestRef> refs = writer.current().manifests();
    LevelManifest level = ManifestDisk.change(0, 1).levels().getLast();
    assertThat(level.isNamedBy(refs.getLast())).isTrue();
    assertThat(level.isNamedBy(refs.getFirst())).isFalse();
    Root.ManifestRef ref = refs.getLast();
    Root.ManifestRef longer = new Root.ManifestRef(1, ref.rootNumber(), ref.bytes() + 1, ref.crc());
    assertThat(level.isNamedBy(longer)).isFalse();
    assertThat(level.isNamedBy(new Root.ManifestRef(1, ref.rootNumber(), ref.bytes(), 0)))
        .isFalse();
  }

  @Test
  void damageOfADocumentIsAtItsChecksumWhichIsShown() throws IOException {
    Path file = Path.of("document.json");
    byte[] bytes = writer.current().encode();
    bytes[20] ^= 1;
    int at = bytes.length - 12;
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(() -> Root.decode(file, bytes, 2))
        .satisfies(e -> assertThat(e.offset()).isEqualTo(at))
        .satisfies(e -> assertThat(e.expected()).matches("checksum [0-9a-f]{8}"));
  }
}
