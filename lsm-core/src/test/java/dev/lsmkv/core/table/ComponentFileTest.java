package dev.lsmkv.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A filter or an index is what was written, or it is refused. */
class ComponentFileTest {

  private static final FileIdentity IDENTITY =
      new FileIdentity(FileRole.FILTER, "bloom", new UUID(1, 2), 3);

  private final MemoryStorage storage = new MemoryStorage();
  private final Path root = Path.of("/disk").toAbsolutePath();
  private final StorageDirectory directory = storage.directory(root);

  @BeforeEach
  void createDirectory() throws IOException {
    directory.create();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    for (int length : new int[] {0, 1, 7, 70_000}) {
      byte[] payload = new byte[length];
      Arrays.fill(payload, (byte) 7);
      assertThat(payload(file(payload), IDENTITY)).isEqualTo(payload);
    }
  }

  @Test
  void everyFlippedByteIsNoticed() {
    byte[] sound = file(new byte[] {1, 2, 3});
    for (int i = 0; i < sound.length; i++) {
      byte[] flipped = sound.clone();
      flipped[i] ^= 0x10;
      requireRefused(flipped, IDENTITY);
    }
  }

  @Test
  void everyOtherLengthIsNoticed() {
    byte[] sound = file(new byte[] {1, 2, 3});
    for (int length = 0; length <= sound.length + 20; length++) {
      if (length != sound.length) {
        requireRefused(Arrays.copyOf(sound, length), IDENTITY);
      }
    }
  }

  @Test
  void fileOfAnotherPlugInOrTableIsNoticed() {
    byte[] sound = file(new byte[] {1, 2, 3});
    requireRefused(sound, new FileIdentity(FileRole.FILTER, "vendor.x", new UUID(1, 2), 3));
    requireRefused(sound, new FileIdentity(FileRole.INDEX, "bloom", new UUID(1, 2), 3));
    requireRefused(sound, new FileIdentity(FileRole.FILTER, "bloom", new UUID(1, 3), 3));
    requireRefused(sound, new FileIdentity(FileRole.FILTER, "bloom", new UUID(1, 2), 4));
  }

  private void requireRefused(byte[] bytes, FileIdentity identity) {
    assertThatThrownBy(() -> payload(bytes, identity))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("component");
  }

  private byte[] payload(byte[] bytes, FileIdentity identity) throws IOException {
    storage.write(root.resolve("component"), bytes);
    try (MappedFile mapped = directory.file("component").map()) {
      return ComponentFile.payload(mapped, identity).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static byte[] file(byte[] payload) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(FileHeader.encode(IDENTITY));
    file.writeBytes(payload);
    file.writeBytes(ComponentFile.footer(payload));
    return file.toByteArray();
  }
}
