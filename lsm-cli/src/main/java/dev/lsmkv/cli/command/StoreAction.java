package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmStore;
import java.io.IOException;

/** What a command does with an open store. */
@FunctionalInterface
public interface StoreAction {

  /**
   * Does it.
   *
   * @param store the store; not to be closed
   * @return an exit code
   * @throws IOException if input or output fails
   */
  int run(LsmStore store) throws IOException;
}
