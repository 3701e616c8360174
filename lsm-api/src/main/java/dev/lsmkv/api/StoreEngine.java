package dev.lsmkv.api;

import java.nio.file.Path;

/**
 * The service that opens stores. lsm-core provides it; applications use {@link LsmStore#open}
 * instead.
 */
@FunctionalInterface
public interface StoreEngine {

  /**
   * Opens a store.
   *
   * @param request what to open and how
   * @return the store
   * @throws LsmException if it cannot be opened; the subclass tells why
   */
  LsmStore open(OpenRequest request);

  /**
   * Verifies the files of a store without opening it: takes no lock and writes nothing.
   *
   * @param request the store, and the parts to read it with
   * @param progress is told how far it is
   * @return what was found
   * @throws LsmException if there is no store, or it is being written meanwhile
   */
  default CheckReport check(OpenRequest request, WorkProgress progress) {
    throw new UnsupportedOperationException("this engine checks no stores");
  }

  /**
   * Copies what is sound of a store into a new one.
   *
   * @param request the damaged store, and the parts to read it with
   * @param target the directory of the new store, empty or missing
   * @param progress is told how far it is
   * @return what was saved and what not
   * @throws LsmException if there is no store, it is being written meanwhile, or the new one cannot
   *     be written
   */
  default RepairReport repair(OpenRequest request, Path target, WorkProgress progress) {
    throw new UnsupportedOperationException("this engine repairs no stores");
  }
}
