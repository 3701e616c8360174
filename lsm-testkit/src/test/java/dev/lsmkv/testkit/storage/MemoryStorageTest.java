package dev.lsmkv.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a disk in memory can do beyond the contract. */
class MemoryStorageTest {

  private final MemoryStorage storage = new MemoryStorage();
  private final Path root = Path.of("/disk").toAbsolutePath();
  private final StorageDirectory directory = storage.directory(root);

  @BeforeEach
  void createDirectory() throws IOException {
    directory.create();
    storage.directory(root.getRoot()).force();
  }

  @Test
  void nothingTouchesTheRealDisk() throws IOException {
    write("file", 1, 2, 3);
    assertThat(Files.exists(root)).isFalse();
    assertThat(new MemoryStorage().files()).isEmpty();
  }

  @Test
  void contentIsReadAsACopyForcedOrNot() throws IOException {
    write("file", 1, 2, 3);
    byte[] content = storage.read(root.resolve("file"));
    content[0] = 9;
    assertThat(storage.read(root.resolve("file"))).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> storage.read(root.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> storage.read(root)).isInstanceOf(IOException.class);
  }

  @Test
  void damagedFileIsSeenByLaterMappingsOnly() throws IOException {
    write("file", 1, 2, 3);
    byte[] damage = {1, 7};
    try (MappedFile before = directory.file("file").map()) {
      storage.write(root.resolve("file"), damage);
      damage[0] = 9;
      assertThat(before.segment().toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
    }
    assertThat(storage.read(root.resolve("file"))).containsExactly(1, 7);
  }

  @Test
  void filesCanBeCreatedAndEmptiedByDamage() throws IOException {
    storage.write(root.resolve("stray"), new byte[] {1});
    storage.write(root.resolve("stray"), new byte[0]);
    assertThat(storage.read(root.resolve("stray"))).isEmpty();
    assertThatThrownBy(() -> storage.write(root.resolve("missing/stray"), new byte[0]))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> storage.write(root, new byte[0])).isInstanceOf(IOException.class);
  }

  @Test
  void openFileGoesOnAfterDamage() throws IOException {
    try (AppendFile output = directory.file("file").create()) {
      output.write(new byte[] {1, 2, 3}, 0, 3);
      output.flush();
      storage.write(root.resolve("file"), new byte[] {7});
      output.write(new byte[] {4}, 0, 1);
    }
    assertThat(storage.read(root.resolve("file"))).containsExactly(7, 4);
  }

  @Test
  void whatTheSystemHasIsTakenBackButNotWhatWasForced() throws IOException {
    byte[] part = new byte[100_000];
    try (AppendFile output = directory.file("file").create()) {
      output.write(new byte[] {1, 2}, 0, 2);
      output.flush();
      output.write(part, 0, part.length);
      output.write(part, 0, 3);
      output.retract(2);
      output.write(new byte[] {3, 4}, 0, 2);
      output.retract(3);
      output.force();
      assertThat(storage.read(root.resolve("file"))).containsExactly(1, 2, 3);
      assertThatThrownBy(() -> output.retract(2)).hasMessageContaining("nothing back");
    }
    assertThat(storage.read(root.resolve("file"))).containsExactly(1, 2, 3);
  }

  @Test
  void openLogWritesNoMoreToADamagedFile() throws IOException {
    try (MappedLog log = directory.file("log").createLog()) {
      MemorySegment segment = log.extend(4096);
      storage.write(root.resolve("log"), new byte[] {7});
      segment.fill((byte) 1);
    }
    assertThat(storage.read(root.resolve("log"))).containsExactly(7);
  }

  @Test
  void filesAreFoundWhereverTheyAre() throws IOException {
    write("b", 1);
    directory.child("a").child("deep").create();
    directory.child("a").child("deep").file("file").create().close();
    assertThat(storage.files()).containsExactly(root.resolve("a/deep/file"), root.resolve("b"));
  }

  @Test
  void freeSpaceIsAsSet() throws IOException {
    assertThat(storage.usableBytes(root)).isEqualTo(Long.MAX_VALUE);
    storage.usableBytes(100);
    assertThat(storage.usableBytes(root)).isEqualTo(100);
  }

  @Test
  void newFileIsForcedOnceBothItAndItsDirectoryAre() throws IOException {
    try (AppendFile output = directory.file("file").create()) {
      output.write(new byte[] {1}, 0, 1);
      output.force();
      assertThat(storage.unforced()).containsExactly(root.resolve("file"));
      directory.force();
      assertThat(storage.unforced()).isEmpty();
      output.write(new byte[] {2}, 0, 1);
      assertThat(storage.read(root.resolve("file"))).as("bytes kept back").containsExactly(1);
      output.flush();
      assertThat(storage.read(root.resolve("file"))).containsExactly(1, 2);
      assertThat(storage.unforced()).containsExactly(root.resolve("file"));
      directory.force();
      assertThat(storage.unforced()).containsExactly(root.resolve("file"));
      output.force();
      assertThat(storage.unforced()).isEmpty();
    }
  }

  @Test
  void renamedFileIsUnforcedUntilItsDirectoryIsForced() throws IOException {
    write("old", 1);
    directory.force();
    directory.file("old").renameTo(directory.file("new"));
    assertThat(storage.unforced()).containsExactly(root.resolve("new"));
    directory.force();
    assertThat(storage.unforced()).isEmpty();
  }

  @Test
  void createdDirectoryIsUnforcedUntilItsParentIsForced() throws IOException {
    StorageDirectory child = directory.child("child");
    child.create();
    child.force();
    assertThat(storage.unforced()).containsExactly(child.path());
    directory.force();
    assertThat(storage.unforced()).isEmpty();
  }

  @Test
  void parentsThatAreMadeAreForcedAndTheDirectoryItselfIsNot() throws IOException {
    StorageDirectory parent = directory.child("made");
    StorageDirectory child = parent.child("too").child("child");
    child.create();
    assertThat(storage.unforced()).containsExactly(child.path());
  }

  @Test
  void spaceOfALogIsForcedWhenThatIsAskedForAndItsNameIsNot() throws IOException {
    try (MappedLog log = directory.file("log").createLog()) {
      log.extend(4096);
      directory.force();
      assertThat(storage.unforced()).containsExactly(log.path());
      log.forceSpace();
      assertThat(storage.unforced()).isEmpty();
    }
  }

  @Test
  void pathsMayBeRelative() throws IOException {
    StorageDirectory relative = storage.directory(Path.of("some/store"));
    relative.create();
    relative.file("file").create().close();
    assertThat(storage.files()).containsExactly(Path.of("some/store/file").toAbsolutePath());
  }

  @Test
  void filesOfTwoDisksDoNotMix() throws IOException {
    write("file", 1);
    assertThatThrownBy(() ->
            directory.file("file").renameTo(new MemoryStorage().directory(root).file("renamed")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void write(String name, int... bytes) throws IOException {
    try (AppendFile output = directory.file(name).create()) {
      for (int b : bytes) {
        output.write(new byte[] {(byte) b}, 0, 1);
      }
      output.force();
    }
  }

  @Test
  void copyAndOriginalDoNotSeeEachOthersChanges() throws IOException {
    try (AppendFile grows = directory.file("file").create()) {
      grows.write(new byte[] {1, 2}, 0, 2);
      grows.flush();
      MemoryStorage copy = storage.copy();
      grows.write(new byte[] {3}, 0, 1);
      grows.flush();
      copy.write(root.resolve("file"), new byte[] {7});
      copy.directory(root).file("file").map().close();
      assertThat(copy.read(root.resolve("file"))).containsExactly(7);
    }
    assertThat(storage.read(root.resolve("file"))).containsExactly(1, 2, 3);
  }

  @Test
  void powerCutKeepsAForcedFileThatGoesOnGrowing() throws IOException {
    PowerCut cut;
    try (AppendFile grows = directory.file("file").create()) {
      grows.write(new byte[] {1, 2}, 0, 2);
      grows.force();
      directory.force();
      cut = storage.powerCut();
      grows.write(new byte[] {3}, 0, 1);
      grows.force();
    }
    MemoryStorage left = cut.draw(FileSystemModel.STRICT, new SplittableRandom(1));
    assertThat(left.read(root.resolve("file"))).containsExactly(1, 2);
  }

  @Test
  void storesIntoALogAfterItsForceAreNotDurable() throws IOException {
    try (MappedLog log = directory.file("log").createLog()) {
      MemorySegment segment = log.extend(4096);
      segment.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
      log.force(0, 512);
      directory.force();
      byte[] before = storage.read(root.resolve("log"));
      segment.set(ValueLayout.JAVA_BYTE, 0, (byte) 2);
      PowerCut cut = storage.powerCut();
      assertThat(before[0]).isEqualTo((byte) 1);
      assertThat(firstBytesLeft(cut)).containsExactlyInAnyOrder((byte) 1, (byte) 2);
    }
  }

  private Set<Byte> firstBytesLeft(PowerCut cut) throws IOException {
    Set<Byte> left = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      MemoryStorage drawn = cut.draw(FileSystemModel.STRICT, new SplittableRandom(seed));
      left.add(drawn.read(root.resolve("log"))[0]);
    }
    return left;
  }

  @Test
  void fingerprintTellsNamesAndBytesApart() throws IOException {
    write("file", 1, 2, 3);
    long before = storage.fingerprint();
    assertThat(storage.copy().fingerprint()).isEqualTo(before);
    storage.write(root.resolve("file"), new byte[] {1, 2, 4});
    assertThat(storage.fingerprint()).isNotEqualTo(before);
    storage.write(root.resolve("file"), new byte[] {1, 2, 3});
    assertThat(storage.fingerprint()).isEqualTo(before);
    directory.file("file").renameTo(directory.file("another"));
    assertThat(storage.fingerprint()).isNotEqualTo(before);
  }

  @Test
  void sharedMappingOutlivesItsEndAndShowsNoLaterDamage() throws IOException {
    storage.shareMappings();
    write("file", 1, 2, 3);
    MappedFile mapped = directory.file("file").map();
    mapped.close();
    storage.write(root.resolve("file"), new byte[] {9});
    assertThat(mapped.segment().toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
    assertThat(mapped.segment().isReadOnly()).isTrue();
  }

  @Test
  void logOfSharedMappingsIsReadWhileItIsWrittenAndAfterwards() throws IOException {
    storage.shareMappings();
    try (MappedLog log = directory.file("log").createLog()) {
      MemorySegment segment = log.extend(4096);
      segment.set(ValueLayout.JAVA_LONG, 8, 5);
      assertThat(storage.read(root.resolve("log"))[8]).isEqualTo((byte) 5);
      segment.set(ValueLayout.JAVA_LONG, 8, 6);
      assertThat(storage.read(root.resolve("log"))[8]).isEqualTo((byte) 6);
    }
    assertThat(storage.read(root.resolve("log"))).hasSize(4096);
    assertThat(storage.read(root.resolve("log"))[8]).isEqualTo((byte) 6);
  }
}
