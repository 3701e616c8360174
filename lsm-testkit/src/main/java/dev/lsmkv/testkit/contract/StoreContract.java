package dev.lsmkv.testkit.contract;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.storage.Storage;

/**
 * The contract of an {@link LsmStore}, whatever it is made of: what it answers, what it keeps
 * apart, what survives and what it refuses. Whoever swaps a part of a store runs it with that part
 * in it.
 */
public interface StoreContract
    extends StoreWriteTests,
        StoreReadTests,
        StoreIsolationTests,
        StoreDurabilityTests,
        StoreClosingTests,
        StoreModelTests {

  /**
   * Opens the store under test on a disk, always in the same directory.
   *
   * @param disk a disk, with a store on it or empty
   * @param options what a test needs; parts and their settings may be added
   * @return the store
   */
  @Override
  LsmStore open(Storage disk, StoreOptions options);
}
