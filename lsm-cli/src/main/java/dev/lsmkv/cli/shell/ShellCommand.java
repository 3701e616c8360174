package dev.lsmkv.cli.shell;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.command.Commands;
import dev.lsmkv.cli.command.ExitCode;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.command.Session;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.print.Units;
import dev.lsmkv.cli.warning.Warnings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shell [DIR]}: commands on one store, a line each. */
@Command(
    name = "shell",
    description = "Opens the shell on a store.",
    footer = {
      "At a terminal the exit code is 0; from a pipe it is that of the last command that failed.",
      "History is kept in ~/.lsm_history."
    })
public final class ShellCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The directory of the store; ${DEFAULT-VALUE} by default.")
  private Path directory = Path.of("data");

  @Option(names = "--read-only", description = "Opens for reading only, beside whoever writes.")
  private boolean isReadOnly;

  private final Console console;
  private final OpenedStores stores;
  private final Warnings warnings;

  /**
   * The command.
   *
   * @param console what it talks through
   * @param stores opens its store
   * @param warnings what the engine complains of
   */
  public ShellCommand(Console console, OpenedStores stores, Warnings warnings) {
    this.console = console;
    this.stores = stores;
    this.warnings = warnings;
  }

  @Override
  public Integer call() throws IOException {
    OpenMode mode = isReadOnly ? OpenMode.READ_ONLY : OpenMode.READ_WRITE;
    try (LsmStore store = stores.open(directory, mode)) {
      return run(store);
    }
  }

  private int run(LsmStore store) throws IOException {
    Console inner =
        new Console(
            new TakenInput(),
            console.inputSource(),
            console.out(),
            console.error(),
            console.nanoClock());
    CommandLine commands = Commands.of(new Session(inner, new OneStore(store, stores), warnings));
    tellOfRecovery(store.stats().recovery());
    try (Lines lines = lines(commands)) {
      int lastFailure = new Shell(console, commands, directory.toString()).run(lines);
      // A person has seen what failed; a script asks for the code.
      return console.isInteractive() ? ExitCode.OK : lastFailure;
    }
  }

  /** What a crash cut off is nobody's fault, but whoever opens the store is to know of it. */
  private void tellOfRecovery(StoreStats.Recovery recovery) throws IOException {
    if (recovery.bytesDropped() > 0) {
      console
          .error()
          .line(
              "lsm: recovery cut "
                  + Units.bytes(recovery.bytesDropped())
                  + " of unfinished writes off the log; kept in lost/: "
                  + String.join(", ", recovery.keptIn()));
    }
  }

  private Lines lines(CommandLine commands) throws IOException {
    if (!console.isInteractive()) {
      return new PipeLines(console.input());
    }
    console
        .out()
        .line("lsm-kv, on " + Escapes.of(directory.toString()) + "; help lists the commands.");
    return new TerminalLines(new CommandCompleter(commands));
  }

  /** Standard input while the shell reads its lines from it. */
  private static final class TakenInput extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("the shell itself reads standard input; name a file.");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}
