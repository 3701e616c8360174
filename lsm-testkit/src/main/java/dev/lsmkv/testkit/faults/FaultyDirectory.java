package dev.lsmkv.testkit.faults;

import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A directory whose operations can fail. */
record FaultyDirectory(FaultyStorage faults, StorageDirectory directory)
    implements StorageDirectory {

  @Override
  public Path path() {
    return directory.path();
  }

  @Override
  public StorageDirectory child(String name) {
    return new FaultyDirectory(faults, directory.child(name));
  }

  @Override
  public StorageFile file(String name) {
    return new FaultyFile(faults, directory.file(name));
  }

  @Override
  public void create() throws IOException {
    faults.before(Operation.CREATE_DIRECTORY, path());
    directory.create();
  }

  @Override
  public List<String> list() throws IOException {
    faults.before(Operation.LIST, path());
    return directory.list();
  }

  @Override
  public void force() throws IOException {
    faults.before(Operation.FORCE_NAMES, path());
    directory.force();
  }
}
