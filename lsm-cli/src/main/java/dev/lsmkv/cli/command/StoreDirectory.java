package dev.lsmkv.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The first argument of every command: where the store is. */
final class StoreDirectory {

  @Parameters(index = "0", paramLabel = "DIR", description = "The directory of the store.")
  private Path path = Path.of("");

  Path path() {
    return path;
  }
}
