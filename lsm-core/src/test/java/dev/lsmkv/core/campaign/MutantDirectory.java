package dev.lsmkv.core.campaign;

import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A directory of a disk that makes mistakes. */
record MutantDirectory(MutantStorage mutant, StorageDirectory directory)
    implements StorageDirectory {

  @Override
  public Path path() {
    return directory.path();
  }

  @Override
  public StorageDirectory child(String name) {
    return new MutantDirectory(mutant, directory.child(name));
  }

  @Override
  public StorageFile file(String name) {
    return new MutantFile(mutant, directory.file(name));
  }

  @Override
  public void create() throws IOException {
    mutant.operate(Operation.CREATE_DIRECTORY, path(), directory::create);
  }

  @Override
  public List<String> list() throws IOException {
    return directory.list();
  }

  @Override
  public void force() throws IOException {
    mutant.force(Operation.FORCE_NAMES, path(), directory::force);
  }
}
