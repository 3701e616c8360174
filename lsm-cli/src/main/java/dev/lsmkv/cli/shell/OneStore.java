package dev.lsmkv.cli.shell;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.cli.command.StoreAction;
import dev.lsmkv.cli.command.Stores;
import java.io.IOException;
import java.nio.file.Path;

/** The one store of a session, whichever is asked for. */
final class OneStore implements Stores {

  private final LsmStore store;
  private final Stores others;

  OneStore(LsmStore store, Stores others) {
    this.store = store;
    this.others = others;
  }

  @Override
  public LsmStore.Builder builder(Path directory) {
    return others.builder(directory);
  }

  @Override
  public Path resolve(Path directory) {
    return others.resolve(directory);
  }

  @Override
  public int use(Path directory, OpenMode mode, StoreAction action) throws IOException {
    return action.run(store);
  }
}
