package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.cli.command.ExitCode;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.console.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code demo-writer DIR DURABILITY}: the process that the tour kills. Prints a line for each
 * acknowledged write.
 */
@Command(name = DemoWriterCommand.NAME, hidden = true)
public final class DemoWriterCommand implements Callable<Integer> {

  static final String NAME = "demo-writer";

  private static final int WRITES_MAX = 1_000_000;

  @Parameters(index = "0", paramLabel = "DIR", description = "The directory of the store.")
  private Path directory = Path.of("");

  @Parameters(index = "1", paramLabel = "DURABILITY", description = "Of each write.")
  private Durability durability = Durability.SYNC;

  private final Output out;
  private final OpenedStores stores;

  /**
   * The command.
   *
   * @param out takes the acknowledgements
   * @param stores opens the store
   */
  public DemoWriterCommand(Output out, OpenedStores stores) {
    this.out = out;
    this.stores = stores;
  }

  @Override
  public Integer call() throws IOException {
    try (LsmStore store = stores.open(directory, OpenMode.READ_WRITE, Tour.OPTIONS)) {
      WriteBatch batch = new WriteBatch();
      for (int user = 0; user < WRITES_MAX; user++) {
        store.write(batch.put(Sample.key(user), Sample.value(user, 1)), durability);
        batch.clear();
        out.line(Integer.toString(user));
        out.flush();
      }
    }
    return ExitCode.OK;
  }
}
