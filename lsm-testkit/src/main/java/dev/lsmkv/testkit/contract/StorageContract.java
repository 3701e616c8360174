package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.storage.Storage;
import java.nio.file.Path;

/**
 * The contract of a {@link Storage}. Implemented by a test class whose instances live for one test,
 * as JUnit's do by default.
 */
public interface StorageContract
    extends DirectoryContract,
        FileNameContract,
        AppendFileContract,
        MappedFileContract,
        MappedLogContract,
        StorageLockContract,
        InterruptContract {

  /**
   * The storage under test.
   *
   * @return the same one during a test
   */
  @Override
  Storage storage();

  /**
   * An existing directory of the storage, empty when a test begins.
   *
   * @return the same one during a test
   */
  @Override
  Path root();
}
