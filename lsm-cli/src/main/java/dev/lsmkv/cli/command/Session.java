package dev.lsmkv.cli.command;

import dev.lsmkv.api.OpenMode;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.warning.Warnings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a command needs of the world.
 *
 * @param console what it talks through
 * @param stores where it gets its store from
 * @param warnings what the engine complained of since the run began
 */
public record Session(Console console, Stores stores, Warnings warnings) {

  /**
   * Reads from a store, beside whoever writes to it.
   *
   * @param directory where it is; it has to be there
   * @param action what to do
   * @return what the action returned
   * @throws IOException if the action's input or output fails
   */
  int read(Path directory, StoreAction action) throws IOException {
    return stores.use(directory, OpenMode.READ_ONLY, action);
  }

  /**
   * Writes to a store, as its only writer.
   *
   * @param directory where it is; it is made if it is not there
   * @param action what to do
   * @return what the action returned
   * @throws IOException if the action's input or output fails
   */
  int write(Path directory, StoreAction action) throws IOException {
    return stores.use(directory, OpenMode.READ_WRITE, action);
  }
}
