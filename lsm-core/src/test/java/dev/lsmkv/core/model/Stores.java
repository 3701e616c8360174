package dev.lsmkv.core.model;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.storage.TestEnvironment;
import java.nio.file.Path;

/** Opens the store that is compared with the model. */
public final class Stores {

  private static final Path DIRECTORY = Path.of("/store");

  private Stores() {}

  /** Opens it, with a compression at hand besides the discovered parts. */
  public static LsmStore open(Storage disk, StoreOptions options) {
    return LsmStore.builder(DIRECTORY)
        .options(options)
        .with(new DeflateCompression())
        .environment(TestEnvironment.on(disk))
        .open();
  }
}
