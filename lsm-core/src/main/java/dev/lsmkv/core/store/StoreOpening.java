package dev.lsmkv.core.store;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreLockedException;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.core.recovery.StoreDirectory;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageLockedException;
import java.io.IOException;
import java.util.Optional;

/**
 * Opens a store for writing: looks whether the directory is one, takes the lock, looks again, and
 * makes the store where there is none. If anything fails the lock is given back.
 */
final class StoreOpening {

  private StoreOpening() {}

  static LsmStore open(OpenRequest request, Environment environment, Parts parts)
      throws IOException {
    Storage storage = environment.storage();
    StoreLayout layout = new StoreLayout(storage, request.directory());
    StoreDirectory directory = new StoreDirectory(layout);
    directory.requireStoreOrEmpty();
    layout.root().create();
    AutoCloseable lock = lock(storage, layout);
    try {
      directory.requireStoreOrEmpty();
      directory.createDirectories();
      Optional<Root> found = directory.find();
      Root root =
          found.isPresent() ? found.get() : directory.createStore(parts.chosen(Role.COMPACTION));
      StoreSetting setting = StoreSetting.of(request, layout, environment, parts);
      return WritableStore.open(root, setting, lock);
    } catch (IOException | RuntimeException | Error e) {
      release(lock, e);
      throw e;
    }
  }

  private static AutoCloseable lock(Storage storage, StoreLayout layout) throws IOException {
    try {
      return storage.lock(layout.root().file(StoreLayout.LOCK).path());
    } catch (StorageLockedException e) {
      throw new StoreLockedException(
          "The store "
              + layout.root().path()
              + " is open for writing already: "
              + e.getMessage()
              + ". Close it there, or open it for reading only.",
          e);
    }
  }

  private static void release(AutoCloseable lock, Throwable reason) {
    try {
      lock.close();
    } catch (Exception e) {
      reason.addSuppressed(e);
    }
  }
}
