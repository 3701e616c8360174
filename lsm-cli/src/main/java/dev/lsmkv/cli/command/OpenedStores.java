package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.StoreEngine;
import dev.lsmkv.api.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens the store for each command and closes it behind the command: the way of the command line.
 */
public final class OpenedStores implements Stores {

  private final StoreEngine engine;

  /**
   * Stores of an engine.
   *
   * @param engine the engine
   */
  public OpenedStores(StoreEngine engine) {
    this.engine = engine;
  }

  /**
   * Stores of the engine that is found as a service.
   *
   * @return such stores
   */
  public static OpenedStores discovered() {
    return new OpenedStores(OpenedStores::openDiscovered);
  }

  private static LsmStore openDiscovered(OpenRequest request) {
    LsmStore.Builder builder = LsmStore.builder(request.directory()).options(request.options());
    return (request.mode() == OpenMode.READ_ONLY ? builder.readOnly() : builder).open();
  }

  /**
   * Opens a store, for somebody who keeps it.
   *
   * @param directory where it is
   * @param mode for writing or for reading only
   * @return the store, to be closed
   */
  public LsmStore open(Path directory, OpenMode mode) {
    return open(directory, mode, StoreOptions.defaults());
  }

  /**
   * Opens a store with options, for somebody who keeps it.
   *
   * @param directory where it is
   * @param mode for writing or for reading only
   * @param options the options
   * @return the store, to be closed
   */
  public LsmStore open(Path directory, OpenMode mode, StoreOptions options) {
    return engine.open(
        new OpenRequest(directory, options, mode, List.of(), Optional.empty(), Optional.empty()));
  }

  @Override
  public int use(Path directory, OpenMode mode, StoreAction action) throws IOException {
    try (LsmStore store = open(directory, mode)) {
      return action.run(store);
    }
  }
}
