package dev.lsmkv.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a name, which the others hang under. */
@Command(
    name = "lsm",
    description = "An embedded ordered key-value store: its shell and its tools.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 absent, or check found damage; 2 wrong use or an error.",
      "--debug shows where an error comes from. lsm help COMMAND tells more."
    })
final class RootCommand implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean isHelpWanted;

  @Option(names = "--debug", scope = ScopeType.INHERIT, hidden = true)
  private boolean isDebug;

  @Spec private @Nullable CommandSpec spec;

  boolean isDebug() {
    return isDebug;
  }

  @Override
  public Integer call() {
    if (spec == null || isHelpWanted) {
      return ExitCode.OK;
    }
    CommandLine commandLine = spec.commandLine();
    throw new ParameterException(commandLine, "Which command?");
  }
}
