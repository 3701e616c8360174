package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.cli.console.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code get DIR KEY}: prints a value, or says that there is none. */
@Command(name = "get", description = "Prints the value of a key; exit code 1 if it is absent.")
final class GetCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();
  @Mixin private final ByteArguments bytes = new ByteArguments();

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  private final Session session;

  GetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    byte[] keyBytes = bytes.parse(key);
    return session.read(directory.path(), store -> print(store, keyBytes));
  }

  private int print(LsmStore store, byte[] keyBytes) throws IOException {
    Console console = session.console();
    Optional<byte[]> value = store.get(keyBytes);
    if (value.isEmpty()) {
      console.error().line("absent: " + bytes.form().show(keyBytes));
      return ExitCode.ABSENT_OR_DAMAGED;
    }
    bytes.form().print(value.get(), console.out());
    console.out().line("");
    return ExitCode.OK;
  }
}
