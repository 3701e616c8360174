package dev.lsmkv.testkit.model;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.storage.Storage;

/** Opens the store that is tested. */
@FunctionalInterface
public interface StoreOpener {

  /**
   * Opens the store of a disk, always in the same directory, and makes it if there is none.
   *
   * @param disk the disk
   * @param options what the test wants, to which parts may be added
   * @return the store
   */
  LsmStore open(Storage disk, StoreOptions options);
}
