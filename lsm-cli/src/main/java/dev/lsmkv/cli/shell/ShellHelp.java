package dev.lsmkv.cli.shell;

import dev.lsmkv.cli.console.Output;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** What the shell says about its commands: as on the command line, but without the directory. */
final class ShellHelp {

  private final CommandLine commands;

  ShellHelp(CommandLine commands) {
    this.commands = commands;
  }

  void list(Output out) throws IOException {
    Set<CommandLine> distinct = new LinkedHashSet<>(commands.getSubcommands().values());
    for (CommandLine command : distinct) {
      row(
          synopsis(command),
          String.join(" ", command.getCommandSpec().usageMessage().description()),
          out);
    }
    row("help [COMMAND]", "Lists the commands, or tells more about one.", out);
    row("exit, quit", "Ends the session, as the end of the input does.", out);
    out.line("The value of put is the rest of the line, or one string in quotes.");
  }

  private static void row(String synopsis, String description, Output out) throws IOException {
    out.line(String.format(Locale.ROOT, "  %s%n      %s", synopsis, description).replace("\r", ""));
  }

  void detail(CommandLine command, Output out) throws IOException {
    Help help = command.getHelp();
    out.line(synopsis(command));
    out.text(help.description());
    out.text(help.optionList());
    out.text(help.footer());
  }

  private static String synopsis(CommandLine command) {
    String names = String.join(", ", command.getCommandSpec().names());
    Help plain = new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
    String synopsis = plain.synopsis(0).replaceAll("\\s+", " ").strip();
    String arguments =
        synopsis.substring(
            synopsis.indexOf(command.getCommandName()) + command.getCommandName().length());
    return names + arguments.replace(" [-h]", "").replace(" DIR", "");
  }
}
