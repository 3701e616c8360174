package dev.lsmkv.cli.command;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help [COMMAND]}: how to use a command, or which there are. */
@Command(name = "help", description = "Lists the commands, or tells more about one.")
public final class HelpCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "What to tell about.")
  private @Nullable String topic;

  @Spec private @Nullable CommandSpec spec;

  private final Session session;

  /**
   * The command.
   *
   * @param session what it talks through
   */
  public HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine self = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    CommandLine root = Objects.requireNonNull(self.getParent(), "it is a subcommand");
    CommandLine about = topic == null ? root : root.getSubcommands().get(topic);
    if (about == null) {
      throw new ParameterException(root, "There is no command '" + topic + "'.");
    }
    session.console().out().text(about.getUsageMessage());
    return ExitCode.OK;
  }
}
