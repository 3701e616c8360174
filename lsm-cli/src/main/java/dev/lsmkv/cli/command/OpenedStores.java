package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens the store for each command and closes it behind the command: the way of the command line.
 */
public final class OpenedStores implements Stores {

  /** What some program has stored can be stored by the commands as well. */
  private static final StoreOptions OPTIONS =
      StoreOptions.builder().valueBytesMax(StoreOptions.VALUE_BYTES_LIMIT).build();

  private final Path root;

  /**
   * Stores whose names start from a directory.
   *
   * @param root the directory that relative names are within; the empty path for the current one
   */
  public OpenedStores(Path root) {
    this.root = root;
  }

  /**
   * Opens a store, for somebody who keeps it.
   *
   * @param directory where it is
   * @param mode for writing or for reading only
   * @return the store, to be closed
   */
  public LsmStore open(Path directory, OpenMode mode) {
    return open(directory, mode, OPTIONS);
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
    LsmStore.Builder builder = builder(directory).options(options);
    return (mode == OpenMode.READ_ONLY ? builder.readOnly() : builder).open();
  }

  @Override
  public LsmStore.Builder builder(Path directory) {
    return LsmStore.builder(resolve(directory));
  }

  @Override
  public Path resolve(Path directory) {
    return root.resolve(directory);
  }

  @Override
  public int use(Path directory, OpenMode mode, StoreAction action) throws IOException {
    try (LsmStore store = open(directory, mode)) {
      return action.run(store);
    }
  }
}
