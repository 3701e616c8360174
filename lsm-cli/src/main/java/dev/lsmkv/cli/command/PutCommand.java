package dev.lsmkv.cli.command;

import dev.lsmkv.cli.bytes.ByteForm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code put DIR KEY VALUE}: writes a value. */
@Command(
    name = "put",
    aliases = "set",
    description = "Writes a value under a key, over what was there.",
    footer = "Put -- before a key or value that begins with a dash.")
final class PutCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();
  @Mixin private final ByteArguments bytes = new ByteArguments();

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "VALUE",
      description = "The value; several words are joined by a space.")
  private List<String> words = List.of();

  private final Session session;

  PutCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    byte[] keyBytes = bytes.parse(key);
    byte[] value = bytes.parse(String.join(bytes.form() == ByteForm.HEX ? "" : " ", words));
    return session.write(
        directory.path(),
        store -> {
          store.put(keyBytes, value);
          return ExitCode.OK;
        });
  }
}
