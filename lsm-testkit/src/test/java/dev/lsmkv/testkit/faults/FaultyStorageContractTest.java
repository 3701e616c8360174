package dev.lsmkv.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.testkit.contract.StorageContract;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
