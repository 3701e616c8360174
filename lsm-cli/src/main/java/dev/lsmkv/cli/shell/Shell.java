package dev.lsmkv.cli.shell;

import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.command.ExitCode;
import dev.lsmkv.cli.console.Console;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Runs a command a line until {@code exit}, {@code quit} or the end of the input. An error ends the
 * command, not the shell.
 *
 * <p>Thread: confined.
 */
final class Shell {

  private final Console console;
  private final CommandLine commands;
  private final String directory;
  private final ShellHelp help;
  private int lastFailure = ExitCode.OK;

  Shell(Console console, CommandLine commands, String directory) {
    this.console = console;
    this.commands = commands;
    this.directory = directory;
    this.help = new ShellHelp(commands);
  }

  /** Runs the lines; returns the exit code of the last command that failed, or 0. */
  int run(Lines lines) throws IOException {
    boolean goesOn = true;
    while (goesOn) {
      console.flush();
      goesOn = runNext(lines);
    }
    return lastFailure;
  }

  private boolean runNext(Lines lines) throws IOException {
    try {
      Optional<String> line = lines.next();
      return line.isPresent() && run(ShellLine.arguments(line.get(), directory));
    } catch (UnusableLineException | WordsException e) {
      fail(String.valueOf(e.getMessage()));
      return true;
    }
  }

  private boolean run(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      return true;
    }
    String name = arguments.getFirst();
    switch (name) {
      case "exit", "quit" -> {
        return false;
      }
      case "help", "?" -> help(arguments.subList(2, arguments.size()));
      default -> execute(name, arguments);
    }
    return true;
  }

  private void help(List<String> topics) throws IOException {
    if (topics.isEmpty()) {
      help.list(console.out());
      return;
    }
    CommandLine command = commands.getSubcommands().get(topics.getFirst());
    if (command == null) {
      failUnknown(topics.getFirst());
    } else {
      help.detail(command, console.out());
    }
  }

  private void execute(String name, List<String> arguments) throws IOException {
    if (!commands.getSubcommands().containsKey(name)) {
      failUnknown(name);
      return;
    }
    int code = commands.execute(arguments.toArray(String[]::new));
    if (code != ExitCode.OK) {
      lastFailure = code;
    }
  }

  private void failUnknown(String name) throws IOException {
    fail("There is no command '" + Escapes.of(name) + "'; help lists them.");
  }

  private void fail(String message) throws IOException {
    console.error().line("lsm: " + message);
    lastFailure = ExitCode.ERROR;
  }
}
