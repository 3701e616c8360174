package dev.lsmkv.cli.command;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.print.LevelsText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code levels DIR}: draws the tree of levels. */
@Command(name = "levels", description = "Draws the tree of levels with their limits.")
final class LevelsCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  private final Session session;

  LevelsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return session.read(directory.path(), store -> print(store.stats()));
  }

  private int print(StoreStats stats) throws IOException {
    String name = Escapes.of(directory.path().toString());
    for (String line : LevelsText.lines(name, stats)) {
      session.console().out().line(line);
    }
    return ExitCode.OK;
  }
}
