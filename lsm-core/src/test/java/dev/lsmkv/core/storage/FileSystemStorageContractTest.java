package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.contract.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileSystemStorageContractTest implements StorageContract {

  private final FileSystemStorage storage = new FileSystemStorage();

  @TempDir private Path root;

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Path root() {
    return root;
  }
}
