package dev.lsmkv.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code delete DIR KEY}: deletes a key. */
@Command(name = "delete", description = "Deletes a key; no effect if it is absent.")
final class DeleteCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();
  @Mixin private final ByteArguments bytes = new ByteArguments();

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  private final Session session;

  DeleteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    byte[] keyBytes = bytes.parse(key);
    return session.write(
        directory.path(),
        store -> {
          store.delete(keyBytes);
          return ExitCode.OK;
        });
  }
}
