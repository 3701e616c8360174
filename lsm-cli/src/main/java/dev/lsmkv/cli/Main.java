package dev.lsmkv.cli;

import dev.lsmkv.cli.command.Commands;
import dev.lsmkv.cli.command.ErrorReport;
import dev.lsmkv.cli.command.ExitCode;
import dev.lsmkv.cli.command.HelpCommand;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.command.Session;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Console.InputSource;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.console.Output.Reader;
import dev.lsmkv.cli.console.Terminals;
import dev.lsmkv.cli.demo.DemoCommand;
import dev.lsmkv.cli.demo.DemoWriterCommand;
import dev.lsmkv.cli.shell.ShellCommand;
import dev.lsmkv.cli.warning.WarningLoggers;
import dev.lsmkv.cli.warning.Warnings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine;

/**
 * Where the launcher enters: wires the commands to the standard streams and to the stores below the
 * current directory.
 */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code.
   *
   * @param arguments the command and what belongs to it
   */
  public static void main(String[] arguments) {
    int code;
    try {
      code = run(arguments, standardConsole(), new OpenedStores(Path.of("")));
    } catch (RuntimeException | Error e) {
      Output plain = new Output(new FileOutputStream(FileDescriptor.err), Reader.PIPE);
      code = ErrorReport.reportUnforeseen(e, plain);
    }
    System.exit(code);
  }

  /**
   * Runs one command.
   *
   * @param arguments the command and what belongs to it
   * @param console what it talks through
   * @param stores opens its store
   * @return the exit code
   */
  static int run(String[] arguments, Console console, OpenedStores stores) {
    try {
      return execute(arguments, console, stores);
    } catch (RuntimeException | Error e) {
      return ErrorReport.reportUnforeseen(e, console.error());
    }
  }

  private static int execute(String[] arguments, Console console, OpenedStores stores) {
    Warnings warnings = new Warnings(console.error());
    WarningLoggers.sendTo(warnings);
    Session session = new Session(console, stores, warnings);
    CommandLine commands =
        Commands.of(
            session,
            new ShellCommand(console, stores, warnings),
            new DemoCommand(console, stores),
            new DemoWriterCommand(console.out(), stores),
            new HelpCommand(session));
    int code = commands.execute(arguments);
    try {
      console.flush();
    } catch (IOException e) {
      return reportLost(console, e, code);
    }
    return code;
  }

  /** What was printed did not arrive, which whoever closed the pipe knows and others do not. */
  private static int reportLost(Console console, IOException e, int code) {
    try {
      if (!ErrorReport.isClosedPipe(e)) {
        console.error().line("lsm: What was printed is lost: " + e.getMessage());
        console.error().flush();
      }
    } catch (IOException nobodyReads) {
      // then the exit code has to say it
    }
    return code == ExitCode.OK ? ExitCode.ERROR : code;
  }

  private static Console standardConsole() {
    return new Console(
        System.in,
        Terminals.isTerminal(SystemStream.Input) ? InputSource.TERMINAL : InputSource.PIPE,
        output(FileDescriptor.out, SystemStream.Output),
        output(FileDescriptor.err, SystemStream.Error),
        System::nanoTime);
  }

  private static Output output(FileDescriptor descriptor, SystemStream stream) {
    return new Output(
        new FileOutputStream(descriptor),
        Terminals.isTerminal(stream) ? Reader.TERMINAL : Reader.PIPE);
  }
}
