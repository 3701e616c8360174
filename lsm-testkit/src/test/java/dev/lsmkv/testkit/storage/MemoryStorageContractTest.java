package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.contract.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

class MemoryStorageContractTest implements StorageContract {

  private final MemoryStorage storage = new MemoryStorage();
  private final Path root = Path.of("/disk/store").toAbsolutePath();

  @BeforeEach
  void createRoot() throws IOException {
    storage.directory(root).create();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Path root() {
    return root;
  }
}
