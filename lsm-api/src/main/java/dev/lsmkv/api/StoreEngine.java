package dev.lsmkv.api;

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
}
