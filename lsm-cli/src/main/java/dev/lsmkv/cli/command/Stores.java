package dev.lsmkv.cli.command;

import dev.lsmkv.api.OpenMode;
import java.io.IOException;
import java.nio.file.Path;

/** Where commands get their store from. */
@FunctionalInterface
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
}
