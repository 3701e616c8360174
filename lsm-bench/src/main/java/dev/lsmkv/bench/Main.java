package dev.lsmkv.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the launcher enters. */
public final class Main {

  private Main() {}

  /**
   * Runs the command and ends the JVM with its exit code.
   *
   * @param arguments the options
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /**
   * Runs the command.
   *
   * @param arguments the options
   * @param out takes what it prints
   * @return the exit code
   */
  static int run(String[] arguments, PrintStream out) {
    return new CommandLine(new BenchCommand(out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, parsed) -> {
          line.getErr().println("lsm bench: " + failure.getMessage());
          return line.getCommandSpec().exitCodeOnExecutionException();
        })
        .execute(arguments);
  }
}
