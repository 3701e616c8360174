package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import java.io.IOException;
import java.nio.file.Path;

/** Where commands get their store from. */
public interface Stores {

  /**
   * Lets a command use a store.
   *
   * @param directory where it is
   * @param mode what the command needs
   * @param action what to do with it
   * @return what the action returned
   * @throws IOException if the action's input or output fails
   */
  int use(Path directory, OpenMode mode, StoreAction action) throws IOException;

  /**
   * Prepares to work on the files of a store that is not opened.
   *
   * @param directory where it is
   * @return a builder
   */
  LsmStore.Builder builder(Path directory);

  /**
   * Finds a directory as the names of stores are found.
   *
   * @param directory its name
   * @return where it is
   */
  Path resolve(Path directory);
}
