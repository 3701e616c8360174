package dev.lsmkv.cli.command;

import dev.lsmkv.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands on a store together. */
public final class Commands {

  private Commands() {}

  /**
   * The commands, ready to execute.
   *
   * @param session what they need of the world
   * @param others commands besides those on a store
   * @return a command line; its standard streams are those of the session
   */
  public static CommandLine of(Session session, Object... others) {
    RootCommand root = new RootCommand();
    CommandLine commands = new CommandLine(root);
    for (Object command : onStores(session)) {
      commands.addSubcommand(command);
    }
    for (Object command : others) {
      commands.addSubcommand(command);
    }
    return prepared(commands, root, session.console());
  }

  private static Object[] onStores(Session session) {
    return new Object[] {
      new PutCommand(session),
      new GetCommand(session),
      new DeleteCommand(session),
      new ScanCommand(session),
      new CountCommand(session),
      new ImportCommand(session),
      new ExportCommand(session),
      new FlushCommand(session),
      new CompactCommand(session),
      new StatsCommand(session),
      new LevelsCommand(session),
      new CheckCommand(session),
      new RepairCommand(session)
    };
  }

  private static CommandLine prepared(CommandLine commands, RootCommand root, Console console) {
    ErrorReport report = new ErrorReport(console, root::isDebug);
    return commands
        .setOut(console.out().writer())
        .setErr(console.error().writer())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.out().isTerminal() ? Ansi.AUTO : Ansi.OFF))
        .setExpandAtFiles(false) // a value may begin with @
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(report)
        .setParameterExceptionHandler(report)
        .setExecutionExceptionHandler(report);
  }
}
