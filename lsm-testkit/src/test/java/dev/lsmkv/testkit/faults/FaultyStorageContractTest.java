package dev.lsmkv.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.testkit.contract.StorageContract;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While nothing is to fail it is a disk like any other; then exactly what is to fail does. */
final class FaultyStorageContractTest implements StorageContract {

  private final FaultyStorage storage = new FaultyStorage(new MemoryStorage());
  private final Path root = Path.of("/disk/store").toAbsolutePath();

  @BeforeEach
  void createRoot() throws IOException {
    storage.directory(root).create();
  }

  @Override
  public FaultyStorage storage() {
    return storage;
  }

  @Override
  public Path root() {
    return root;
  }

  @Test
  void everyOperationIsAnnouncedAndNotDoneIfItIsToFail() throws IOException {
    StorageDirectory directory = storage.directory(root);
    StorageFile file = directory.file("file");
    List<Operation> seen = new ArrayList<>();
    storage.fault((operation, _) -> seen.add(operation));
    try (AppendFile output = file.create()) {
      output.write(new byte[3], 0, 3);
      output.force();
    }
    directory.force();
    file.map().close();
    file.renameTo(directory.file("other"));
    directory.file("other").delete();
    directory.file("log").createLog().close();
    assertThat(directory.list()).containsExactly("log");
    assertThat(seen)
        .containsExactly(
            Operation.CREATE,
            Operation.APPEND,
            Operation.FORCE,
            Operation.FORCE_NAMES,
            Operation.MAP,
            Operation.RENAME,
            Operation.DELETE,
            Operation.CREATE,
            Operation.LIST);
    storage.fault(Fault.DISK_FULL);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(file::create)
        .withMessageContaining("No space left");
    assertThat(directory.list()).containsExactly("log");
  }

  @Test
  void anAppendThatFailsIsInTheFileAsFarAsItReaches() throws IOException {
    StorageFile file = storage.directory(root).file("file");
    try (AppendFile output = file.create()) {
      output.write(new byte[] {1, 2}, 0, 2);
      storage.fault(new ShortWrite(3));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> output.write(new byte[] {9, 3, 4, 5, 6}, 1, 4));
      assertThat(bytes(file)).containsExactly(1, 2, 3, 4, 5);
      storage.fault(Fault.NONE);
      output.retract(2);
      output.write(new byte[] {7}, 0, 1);
      output.force();
    }
    assertThat(bytes(file)).containsExactly(1, 2, 7);
  }

  /** Appends fail behind so many bytes. */
  private record ShortWrite(int bytes) implements Fault {

    @Override
    public void before(Operation operation, Path path) throws IOException {
      if (operation == Operation.APPEND) {
        throw new IOException("short write");
      }
    }

    @Override
    public int reaching(Path path, int length) {
      return Math.min(bytes, length);
    }
  }

  @Test
  void oneBitOfAMappingIsFlippedAndTheFileIsNot() throws IOException {
    StorageFile file = storage.directory(root).file("file");
    try (AppendFile output = file.create()) {
      output.write(new byte[] {0, 0b101, 0}, 0, 3);
      output.flush();
    }
    storage.fault(new Flip(Byte.SIZE + 2));
    assertThat(bytes(file)).containsExactly(0, 0b001, 0);
    storage.fault(new Flip(Byte.SIZE + 7));
    assertThat(bytes(file)).containsExactly(0, 0b101 - 128, 0);
    storage.fault(Fault.NONE);
    assertThat(bytes(file)).containsExactly(0, 0b101, 0);
  }

  /** Reads one bit as its opposite. */
  private record Flip(long bit) implements Fault {

    @Override
    public void before(Operation operation, Path path) {
      // nothing fails
    }

    @Override
    public OptionalLong flippedBit(Path path, long length) {
      return OptionalLong.of(bit);
    }
  }

  private static byte[] bytes(StorageFile file) throws IOException {
    try (MappedFile mapped = file.map()) {
      return mapped.segment().toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
